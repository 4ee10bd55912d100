import type { StreamHandlerOptions } from 'react-stream-uploader/server'
import { describe, expect, it } from 'vitest'
import { textFromBase64 } from '../../../src/protocol/bytes.js'
import {
  codeOf,
  created,
  file,
  handlerOn,
  LINK,
  patchTitle,
  postFile,
  untyped,
  VIDEO_ID,
  video,
} from '../fake-stream.js'

const fields = [
  { name: 'place', required: true, maxLength: 10 },
  { name: 'genre', type: 'choice', choices: ['News', 'Sport'] },
  { name: 'constructor' },
] as const
const authorize: StreamHandlerOptions['authorize'] = () => ({ creator: 'ann', fields })

const metadataOf = (request: Request | undefined): Record<string, string | null> =>
  Object.fromEntries(
    (request?.headers.get('upload-metadata') ?? '').split(',').map((entry) => {
      const [key = '', value = ''] = entry.split(' ')
      return [key, textFromBase64(value)]
    }),
  )

describe('a creation with fields', () => {
  it('stores what the grant takes; what the app says of a key goes before it', async () => {
    const asked: unknown[] = []
    const { handler, upstream } = handlerOn(() => created(), {
      authorize(_, action) {
        asked.push(action)
        return { creator: 'ann', fields, meta: { genre: 'Ours' } }
      },
    })
    const sent = { place: ' Oslo\u0000', genre: 'News', constructor: '' }
    expect((await handler(postFile({ ...file, fields: sent }))).status).toBe(201)
    expect(asked).toMatchObject([{ type: 'create', file: { fields: sent } }])
    expect(metadataOf(upstream[0])).toEqual({ name: 'Holiday.mp4', place: 'Oslo', genre: 'Ours' })
  })

  it('of a link stores them, too', async () => {
    const { handler, upstream } = handlerOn(() => video(), { authorize })
    await handler(postFile({ url: LINK, fields: { place: 'Oslo' } }))
    expect(await upstream[0]?.json()).toMatchObject({ meta: { place: 'Oslo', name: 'a.mp4' } })
  })

  it('may lack what is required: people write while bytes go', async () => {
    const { handler } = handlerOn(() => created(), { authorize })
    expect((await handler(postFile({ ...file, fields: { genre: 'News' } }))).status).toBe(201)
  })

  it.each([
    ['a field of no grant', { story: 'x' }],
    ['no grant for any', { place: 'x' }, () => ({ creator: 'ann' })],
    ['a long text', { place: 'x'.repeat(11) }],
    ['no choice of the list', { genre: 'constructor' }],
  ] as readonly [string, unknown, StreamHandlerOptions['authorize']?][])(
    'is refused with %s, before Stream is asked',
    async (_, sent, grant = authorize) => {
      const { handler, upstream } = handlerOn(() => created(), { authorize: grant })
      const response = await handler(postFile({ ...file, fields: sent }))
      expect([response.status, await codeOf(response)]).toEqual([422, 'field-refused'])
      expect(upstream).toEqual([])
    },
  )

  it('is refused, and not cut, with texts that fit in no header together', async () => {
    const { handler, errors } = handlerOn(() => created(), {
      authorize: () => ({ creator: 'ann', fields: [{ name: 'story', type: 'long-text', maxLength: 9000 }] }),
    })
    const response = await handler(postFile({ ...file, fields: { story: 'x'.repeat(9000) } }))
    expect([await codeOf(response), errors]).toEqual(['field-refused', []])
  })

  it.each([
    ['a list', ['x']],
    ['numbers', { place: 7 }],
    ['a foreign key', { 'a,b': 'x' }],
  ])('is no request with %s', async (_, sent) => {
    const { handler } = handlerOn(() => created(), { authorize })
    expect(await codeOf(await handler(postFile({ ...file, fields: sent })))).toBe('invalid-request')
  })
})

describe('describing a video', () => {
  it('sets the fields at Stream, and sends all else that is kept with it along', async () => {
    const asked: unknown[] = []
    const { handler, upstream } = handlerOn(() => video({ meta: { name: 'a.mp4', genre: 'News' } }), {
      authorize(_, action) {
        asked.push(action)
        return { creator: 'ann', fields }
      },
    })
    const response = await handler(patchTitle({ fields: { place: 'Oslo', genre: '' } }))
    expect(response.status).toBe(204)
    expect(asked).toEqual([{ type: 'describe', videoId: VIDEO_ID, fields: { place: 'Oslo', genre: '' } }])
    expect(await upstream[1]?.json()).toEqual({ meta: { name: 'a.mp4', genre: '', place: 'Oslo' } })
  })

  it('does not empty what is required', async () => {
    const { handler, upstream } = handlerOn(() => video(), { authorize })
    expect(await codeOf(await handler(patchTitle({ fields: { place: ' ' } })))).toBe('field-refused')
    expect(upstream).toEqual([])
  })

  it("leaves somebody else's video alone", async () => {
    const { handler } = handlerOn(() => video({ creator: 'bob' }), { authorize })
    expect(await codeOf(await handler(patchTitle({ fields: { place: 'Oslo' } })))).toBe('not-found')
  })

  // Each sends along the `meta` that it has read: at the same time, the last would undo the first.
  it('and renaming it at the same time lose nothing of each other', async () => {
    let meta: unknown = { name: 'a.mp4' }
    const { handler } = handlerOn(
      async (request) => {
        if (request.method === 'POST') meta = ((await request.json()) as { meta: unknown }).meta
        return video({ meta })
      },
      { authorize },
    )
    await Promise.all([
      handler(patchTitle({ title: 'Summer' })),
      handler(patchTitle({ fields: { place: 'Oslo' } })),
      handler(patchTitle({ fields: { genre: 'News' } })),
    ])
    expect(meta).toEqual({ name: 'Summer', place: 'Oslo', genre: 'News' })
  })

  it('takes either a title or fields', async () => {
    const { handler } = handlerOn(() => video(), { authorize })
    const both = { title: 'Summer', fields: { place: 'Oslo' } }
    expect(await codeOf(await handler(patchTitle(both)))).toBe('invalid-request')
  })
})

it.each([
  ['no list', { place: 'text' }],
  ['a name of no field', [{ name: 'a b' }]],
  ['the title', [{ name: 'name' }]],
  ['a setting of Stream', [{ name: 'maxDurationSeconds' }]],
  ['a type of no field', [{ name: 'place', type: 'date' }]],
  ['no choices', [{ name: 'genre', type: 'choice' }]],
])('a grant with %s as fields is a mistake that the app hears of', async (_, wrong) => {
  const { handler, errors } = handlerOn(() => created(), {
    authorize: () => ({ creator: 'ann', fields: untyped(wrong) as never }),
  })
  expect(await codeOf(await handler(postFile()))).toBe('internal')
  expect(errors[0]?.message).toMatch(/`fields` (must|has)/)
})
