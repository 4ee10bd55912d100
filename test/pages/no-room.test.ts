import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { fileWith, oneKilobyte } from './files.js'
import { openPage } from './open-page.js'
import { countOf } from './traffic.js'

/** So many clips that play. */
async function clips(count: number): Promise<readonly string[]> {
  const content = await readFile(oneKilobyte)
  return Promise.all(Array.from({ length: count }, (_, index) => fileWith(`clip-${index}.webm`, content)))
}

test('more clips than the encoder has room for: all are ready in the end, without a click', async () => {
  const opened = await openPage({
    emulator: { maxEncoding: 3, encoding: { queuedMs: 500, playableMs: 3000, completeMs: 3000 } },
  })
  await opened.choose(...(await clips(12)))
  for (let index = 0; index < 12; index++) {
    await opened.row(`clip-${index}.webm`).says('Ready')
    const statuses = (await opened.events(`clip-${index}.webm`)).map(({ status }) => status)
    expect(statuses).not.toContain('failed')
  }
  const created = opened.emulator.requests.filter(({ kind, status }) => kind === 'create' && status === 201)
  expect(created).toHaveLength(12)
  // Before, each of the nine had its own four tries. Three at once are refused after each three that are taken, and one after each rest.
  expect(countOf(opened.emulator, 'create') - created.length).toBeLessThan(24)
})

test('an endpoint that asks for five minutes is left alone, and one click makes all go on', async () => {
  const opened = await openPage()
  let isFull = true
  opened.server.intercept((request, next) =>
    request.method === 'POST' && isFull
      ? new Response(null, { status: 429, headers: { 'retry-after': '300' } })
      : next(request),
  )
  await opened.choose(...(await clips(8)))
  const again = opened.page.getByRole('button', { name: 'Retry all' })
  await again.waitFor()
  await opened.row('clip-0.webm').says('Server busy. Waiting')
  const asked = (): number =>
    opened.server.endpointRequests.filter((request) => request === 'POST 429').length
  // Those that had been sent before the first was told.
  expect(asked()).toBeLessThanOrEqual(3)
  isFull = false
  await again.click()
  for (let index = 0; index < 8; index++) await opened.row(`clip-${index}.webm`).says('Ready')
  expect(asked()).toBeLessThanOrEqual(3)
  await again.waitFor({ state: 'detached' })
})
