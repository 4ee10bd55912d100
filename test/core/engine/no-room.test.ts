import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { RetryPolicy } from '../../../src/core/contract/retry-policy.js'
import { settle, ticketFor } from '../../support/fake-ports.js'
import { add, ports, start, statuses, upload, uploader, uploads } from './engine-bench.js'

beforeEach(() => start())

async function pass(ms: number): Promise<void> {
  ports.clock.advance(ms)
  await settle()
}

/** The creations that are sent from now on, each answered by the server of the test. */
async function serve(answer: (index: number) => Promise<void> | undefined, turns = 100): Promise<void> {
  let answered = 0
  for (let turn = 0; turn < turns; turn++) {
    for (; answered < ports.creations.length; answered++) await answer(answered)
    await pass(1000)
  }
}

describe('while there is no room for more videos', () => {
  test('the uploads wait, one asks at a time, and none fails', async () => {
    await add(...Array.from({ length: 12 }, (_, index) => `${index}.mp4`))
    const begun = ports.clock.now()
    let refused = 0
    await serve((index) => {
      const creation = ports.creations[index]
      if (ports.clock.now() - begun > 40_000) return creation?.answer(ticketFor(`v${index}`))
      refused += 1
      return creation?.fail('rate-limited', 429)
    })
    // The three that had begun, and then ever fewer.
    expect(refused).toBeLessThan(10)
    expect(statuses().slice(0, 3)).toEqual(['uploading', 'uploading', 'uploading'])
    expect(new Set(statuses())).toEqual(new Set(['uploading', 'queued']))
  })

  test.each(['rate-limited', 'encoder-full'] as const)(
    'the rows say so, also of those that were not refused themselves: %s',
    async (code) => {
      await add('a', 'b')
      await ports.creations[0]?.fail(code, 429)
      await ports.creations[1]?.answer(ticketFor('v'))
      await add('c')
      expect(uploads()).toMatchObject([
        { status: 'requesting', attempt: 1, failure: { code } },
        { status: 'uploading' },
        { status: 'requesting', attempt: 1, failure: { code } },
      ])
      expect(ports.creations).toHaveLength(2)
    },
  )

  test('a server that asks for five minutes gets no other request in that time, and then all go on', async () => {
    await add('a', 'b', 'c', 'd', 'e')
    await ports.creations[0]?.fail('rate-limited', 429, 300_000)
    await ports.creations[1]?.fail('rate-limited', 429, 300_000)
    await ports.creations[2]?.fail('rate-limited', 429, 300_000)
    await pass(299_000)
    expect(ports.creations).toHaveLength(3)
    await serve(
      (index) => (index < 3 ? undefined : ports.creations[index]?.answer(ticketFor(`v${index}`))),
      10,
    )
    expect(statuses()).toEqual(['uploading', 'uploading', 'uploading', 'queued', 'queued'])
  })

  test('a person may have it asked at once', async () => {
    await add('a', 'b')
    await ports.creations[0]?.fail('rate-limited', 429, 300_000)
    await ports.creations[1]?.fail('rate-limited', 429, 300_000)
    uploader.retryAll()
    await pass(0)
    expect(ports.creations).toHaveLength(3)
  })

  test('an upload that is paused while it waits creates nothing, and one that is resumed waits again', async () => {
    const [id = ''] = await add('a')
    await ports.creations[0]?.fail('rate-limited', 429)
    uploader.pause(id)
    await pass(60_000)
    expect(ports.creations).toHaveLength(1)
    uploader.resume(id)
    await pass(0)
    await ports.creations[1]?.answer(ticketFor('v'))
    expect(statuses()).toEqual(['uploading'])
  })

  test('other failures keep their three retries, however often there was no room', async () => {
    await add('a')
    for (let time = 0; time < 8; time++) {
      await ports.creations.at(-1)?.fail('rate-limited', 429)
      await pass(60_000)
    }
    for (let time = 0; time < 4; time++) {
      expect(statuses()).toEqual(['requesting'])
      await ports.creations.at(-1)?.fail('internal', 500)
      await pass(15_000)
    }
    expect(statuses()).toEqual(['failed'])
  })

  test('the policy of an app decides, if it has one', async () => {
    const retry = vi.fn<RetryPolicy>(() => ({ kind: 'fail' }))
    start({ retry })
    await add('a')
    await ports.creations[0]?.fail('rate-limited', 429)
    expect(statuses()).toEqual(['failed'])
  })
})

test('all that failed are tried again by one command, save those that cannot succeed', async () => {
  await upload('a')
  await upload('b')
  await upload('c')
  await ports.transfers[0]?.fail('chunk-refused', 400)
  await ports.transfers[1]?.fail('file-changed')
  await ports.transfers[2]?.fail('transfer-failed', 418)
  expect(statuses()).toEqual(['failed', 'failed', 'failed'])
  uploader.retryAll()
  await settle()
  expect(statuses()).toEqual(['uploading', 'failed', 'uploading'])
})

// The browser may say for good that there is no connection, and be wrong.
test('uploads go on without a connection, if a person says that there is one', async () => {
  await upload('a')
  await add('b')
  ports.goOnline(false)
  await add('c')
  expect(statuses()).toEqual(['paused', 'paused', 'queued'])
  uploader.tryAnyway()
  await settle()
  expect(statuses()).toEqual(['uploading', 'requesting', 'requesting'])
})
