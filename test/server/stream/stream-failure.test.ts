import type { EndpointErrorCode } from 'react-stream-uploader/server'
import { describe, expect, it } from 'vitest'
import { endpointErrorStatus } from '../../../src/protocol/problem.js'
import {
  codeOf,
  created,
  file,
  getVideo,
  handlerOn,
  operations,
  postFile,
  refusal,
  TOKEN,
  UPLOAD_URL,
} from '../fake-stream.js'

const meanings: readonly (readonly [number, number | undefined, EndpointErrorCode])[] = [
  [400, undefined, 'stream-refused'],
  [400, 10_005, 'stream-refused'],
  [422, undefined, 'stream-refused'],
  [302, undefined, 'stream-refused'],
  [400, 10_000, 'internal'],
  [401, undefined, 'internal'],
  [403, 10_000, 'internal'],
  [408, undefined, 'stream-unavailable'],
  [413, undefined, 'quota-exceeded'],
  [413, 10_011, 'quota-exceeded'],
  [400, 10_011, 'quota-exceeded'],
  [429, undefined, 'rate-limited'],
  [429, 10_000, 'internal'],
  [500, undefined, 'stream-unavailable'],
  [502, undefined, 'stream-unavailable'],
  [530, 1016, 'stream-unavailable'],
]

describe.each(operations)('a failure of Stream on %s', (_, request) => {
  it('is answered and reported by its meaning', async () => {
    const outcomes = meanings.map(async ([status, number]) => {
      const { handler, errors } = handlerOn(() => refusal(status, number))
      const response = await handler(request())
      return [status, number, await codeOf(response), response.status, errors]
    })
    expect(await Promise.all(outcomes)).toEqual(
      meanings.map(([status, number, code]) => {
        const words =
          number === undefined ? `answered ${status} when` : `answered ${status} (error ${number}) when`
        const told = { code, status, message: expect.stringContaining(words) }
        return [status, number, code, endpointErrorStatus[code], [told]]
      }),
    )
  })

  // A date far away was passed on as it came, and a number of seven digits was none.
  it.each([429, 503])(
    'passes on a `Retry-After` as seconds, five minutes at most, with %i',
    async (status) => {
      const date = 'Wed, 21 Oct 2026 07:28:00 GMT'
      const values = [
        ['120', '120'],
        ['12.5', '13'],
        ['99999999999', '300'],
        [date, '60'],
        ['Wednesday, 21-Oct-26 07:28:00 GMT', '60'],
        ['Thu, 22 Oct 2026 07:28:00 GMT', '300'],
        ['Tue, 20 Oct 2026 07:28:00 GMT', '0'],
        ['5, 5', '5'],
        ...[
          '',
          `see ${UPLOAD_URL}`,
          '1e9',
          '-1',
          `see ${date}`,
          `${date}, or later`,
          'Wed, never GMT',
          '5, 6',
        ].map((value) => [value, null] as const),
      ] as const
      const passed = values.map(async ([value]) => {
        const headers = { 'Retry-After': value, Date: 'Wed, 21 Oct 2026 07:27:00 GMT' }
        const { handler } = handlerOn(() => refusal(status, undefined, headers))
        return (await handler(request())).headers.get('retry-after')
      })
      expect(await Promise.all(passed)).toEqual(values.map(([, seconds]) => seconds))
    },
  )

  it('keeps token, upload URL and text of Stream out of the answer and out of what the app is told', async () => {
    const leaks = `${TOKEN} ${UPLOAD_URL} upstream text`
    const headers = { Location: UPLOAD_URL, 'X-Debug': TOKEN }
    const envelope = JSON.stringify({
      success: false,
      errors: [{ code: leaks, message: leaks }],
      messages: [{ message: leaks }],
    })
    const answers = [
      ...[302, 400, 401, 404, 413, 429, 500].map(
        (status) => () => new Response(envelope, { status, headers }),
      ),
      () => new Response(leaks, { status: 201, headers }),
      () => new Response(leaks, { status: 200, headers }),
      () => {
        throw Object.assign(new TypeError(leaks, { cause: new Error(leaks) }), { request: leaks })
      },
    ]
    const seen = answers.map(async (answer) => {
      const { handler, errors } = handlerOn(answer)
      const response = await handler(request())
      return [await response.text(), ...[...response.headers].flat(), ...errors.flatMap(everyText)]
    })
    const texts = (await Promise.all(seen)).flat()
    expect(texts.length).toBeGreaterThan(4 * answers.length)
    for (const secret of [TOKEN, 'upload.cloudflarestream.com', 'upstream text']) {
      expect(texts.filter((text) => text.includes(secret))).toEqual([])
    }
  })
})

/** All that a logger could find in an error. */
function everyText(error: object): string[] {
  return Reflect.ownKeys(error).flatMap((key) => {
    const value: unknown = Reflect.get(error, key)
    return typeof value === 'object' && value !== null ? everyText(value) : [String(value)]
  })
}

describe('413 and 429', () => {
  // The FAQ names three reasons and says that "the response body" has more. The numbers of two of them are not documented.
  const outcome = async (answer: Response) => {
    const { handler, errors } = handlerOn(() => answer)
    const response = await handler(postFile({ ...file, size: 31_000_000_000 }))
    return [response.status, await codeOf(response), errors.length]
  }

  it.each([
    [10_005, 'The file is larger than Stream accepts'],
    [10_005, 'upstream text'],
    [10_099, 'File size exceeds 30 GB'],
  ])(
    'with error %i, %j, say that the file is too large, which is not news for the app',
    async (code, message) => {
      expect(await outcome(refusal(413, code, {}, message))).toEqual([413, 'file-too-large', 0])
    },
  )

  it.each([
    [10_011, 'Storage capacity exceeded, allocated 0 minutes'],
    [10_011, 'the file does not fit'],
    [10_005, 'storage capacity exceeded by this file'],
    [10_099, 'upstream text'],
  ])('with error %i, %j, say that the storage is used up', async (code, message) => {
    expect(await outcome(refusal(413, code, {}, message))).toEqual([413, 'quota-exceeded', 1])
  })

  it.each([
    ['More than 120 videos are queued or being encoded', 'encoder-full'],
    ['Concurrency limit reached', 'encoder-full'],
    ['You have reached the limit of 120', 'encoder-full'],
    ['Too many videos are being processed', 'encoder-full'],
    ['Please wait and consider throttling your request speed', 'rate-limited'],
    ['upstream text', 'rate-limited'],
  ])('with %j are %s', async (message, code) => {
    expect(await outcome(refusal(429, 10_000_001, {}, message))).toEqual([429, code, 1])
    const quiet = Response.json({ success: false, errors: [], messages: [{ message }] }, { status: 429 })
    expect(await outcome(quiet)).toEqual([429, code, 1])
    const second = {
      success: false,
      errors: [
        { code: 1, message: 'Refused' },
        { code: 2, message },
      ],
    }
    expect(await outcome(Response.json(second, { status: 429 }))).toEqual([429, code, 1])
  })
})

describe('a network that fails', () => {
  it('makes Stream unavailable, and the app is told only the kind of error', async () => {
    const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
    const { handler, errors } = handlerOn(() => Promise.reject(new TypeError('fetch failed', { cause })))
    expect(await codeOf(await handler(postFile()))).toBe('stream-unavailable')
    expect(errors).toEqual([
      {
        code: 'stream-unavailable',
        message: 'Stream did not answer when asked to create an upload: TypeError, ECONNREFUSED.',
      },
    ])
  })

  it('does not quote a code that may be anything', async () => {
    for (const code of [`${TOKEN}_ECONN`, `ECONN ${TOKEN}`, 7]) {
      const cause = Object.assign(new Error('connect'), { code })
      const { handler, errors } = handlerOn(() => Promise.reject(new TypeError('fetch failed', { cause })))
      await handler(getVideo())
      expect(errors[0]?.message).toBe('Stream did not answer when asked to read a video: TypeError.')
    }
  })

  it('sends redirects nowhere', async () => {
    const { handler, upstream } = handlerOn(() => created())
    await handler(postFile())
    expect(upstream[0]?.redirect).toBe('manual')
  })

  it('tells only the app that the account of a creation is not found', async () => {
    for (const answer of [refusal(404), refusal(400, 10_003), refusal(404, 10_003)]) {
      const { handler, errors } = handlerOn(() => answer)
      expect(await codeOf(await handler(postFile()))).toBe('internal')
      expect(errors[0]?.message).toContain('`accountId`')
    }
  })
})
