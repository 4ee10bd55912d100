import { expect, test } from 'vitest'
import { UploadFailure } from '../../../src/core/model/upload-error.js'
import { createHeaderSource } from '../../../src/drivers/endpoint/header-source.js'
import { httpEndpoint } from '../../../src/drivers/endpoint/http-endpoint.js'
import { systemClock } from '../../../src/drivers/time/clock.js'
import { en } from '../../../src/react/text/english.js'
import { createFormat } from '../../../src/react/text/format.js'
import { statusText } from '../../../src/react/text/upload-text.js'
import { createStreamHandler, refuse } from '../../../src/server/index.js'
import { fileOf, uploadIn } from '../../support/uploads.js'

/** What an upload fails with whose creation this handler judges. */
async function failureWith(authorize: () => Response): Promise<UploadFailure> {
  const handler = createStreamHandler({ accountId: 'a', apiToken: 't', authorize })
  const endpoint = httpEndpoint({
    url: 'https://app.example/api/stream',
    headers: createHeaderSource(() => undefined),
    fetch: (input, init) => handler(new Request(input, { ...init, redirect: 'follow' })),
    clock: systemClock,
  })
  const failure: unknown = await endpoint
    .createTicket(fileOf(1000), { name: 'a.mp4', duration: null })
    .catch((thrown: unknown) => thrown)
  if (!(failure instanceof UploadFailure)) throw new Error('It was not refused.')
  return failure
}

function textOf({ error }: UploadFailure): string {
  const failed = uploadIn('failed', { error, retryFrom: { step: 'request', videoId: null } })
  return statusText(failed, en, createFormat('en'))
}

test('a refusal of the app is shown in the row, in the words of the app', async () => {
  const failure = await failureWith(() => refuse('Your plan takes videos of up to 2 GB.'))
  expect(failure.error).toMatchObject({ code: 'refused', status: 403 })
  expect(textOf(failure)).toBe('Your plan takes videos of up to 2 GB.')
})

test('also if it is thrown', async () => {
  const failure = await failureWith(() => {
    throw refuse('No.')
  })
  expect(textOf(failure)).toBe('No.')
})

test('it cannot fill the row or turn the order of words, whoever has written it', async () => {
  const error = { code: 'refused', message: `\u202E${'x'.repeat(1000)}` }
  expect(textOf(await failureWith(() => Response.json({ error }, { status: 403 })))).toBe('x'.repeat(300))
})

test('without a sentence the row says that the server refuses', async () => {
  expect(textOf(await failureWith(() => refuse('\n')))).toBe('The server does not accept this upload.')
})

test('texts of other answers are for developers, and are not shown', async () => {
  const error = { code: 'forbidden', message: 'user 17 has no role' }
  const failure = await failureWith(() => Response.json({ error }, { status: 403 }))
  expect(failure.error.message).toBeUndefined()
  expect(textOf(failure)).toBe(en.error.forbidden({ isLink: false }))
})
