import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { UploadOptions } from '../../../src/core/contract/options.js'
import type { RetryPolicy } from '../../../src/core/contract/retry-policy.js'
import type { UploaderHandle } from '../../../src/core/contract/uploader-handle.js'
import { createEngine } from '../../../src/core/engine/engine.js'
import type { Upload } from '../../../src/core/model/upload.js'
import { UploadFailure } from '../../../src/core/model/upload-error.js'
import { parseTicket, type UploadTicket } from '../../../src/protocol/messages.js'
import { type FakePorts, fakePorts, settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf, videoWith } from '../../support/uploads.js'

let ports: FakePorts
let uploader: UploaderHandle

function start(options: UploadOptions = {}): void {
  ports = fakePorts()
  uploader = createEngine(ports, options)
}

async function add(...names: readonly string[]): Promise<readonly string[]> {
  const ids = uploader.add(names.map((name) => fileOf(1000, name)))
  await settle()
  return ids
}

/** Adds a file and answers its ticket, so that its transfer runs. */
async function upload(name = 'a.mp4', videoId = `video-of-${name}`): Promise<string> {
  const [id] = await add(name)
  await ports.creations.at(-1)?.answer(ticketFor(videoId))
  return id as string
}

const statuses = (): readonly string[] => uploader.getState().uploads.map(({ status }) => status)

beforeEach(() => start())

describe('the queue', () => {
  test('asks for an upload URL only when a file has its turn, not when it is picked', async () => {
    start({ concurrency: 2 })
    await add('a', 'b', 'c')
    expect(statuses()).toEqual(['requesting', 'requesting', 'queued'])
    expect(ports.creations).toHaveLength(2)
  })

  test('the next one starts when the bytes of one have arrived, not when it is encoded', async () => {
    start({ concurrency: 1 })
    await upload('a')
    await add('b')
    await ports.transfers[0]?.answer()
    expect(statuses()).toEqual(['processing', 'requesting'])
  })

  test('a resumed upload waits for its turn', async () => {
    start({ concurrency: 1 })
    const id = await upload('a')
    uploader.pause(id)
    await upload('b')
    uploader.resume(id)
    expect(statuses()).toEqual(['queued', 'uploading'])
    uploader.cancel(uploader.getState().uploads[1]?.id as string)
    expect(statuses()).toEqual(['uploading', 'cancelled'])
  })

  test('takes a higher concurrency at once', async () => {
    start({ concurrency: 1 })
    await add('a', 'b')
    uploader.configure({ concurrency: 2 })
    expect(statuses()).toEqual(['requesting', 'requesting'])
  })

  test('pauses, resumes and clears all', async () => {
    const id = await upload('a')
    await add('b')
    uploader.pauseAll()
    expect(statuses()).toEqual(['paused', 'paused'])
    uploader.resumeAll()
    await settle()
    expect(statuses()).toEqual(['uploading', 'requesting'])
    uploader.cancel(id)
    uploader.clear()
    expect(statuses()).toEqual(['requesting'])
  })
})

describe('rules', () => {
  test('a file that is refused leaves its place to the next', async () => {
    start({ maxFiles: 1, accept: 'video/*' })
    uploader.add([fileOf(10, 'notes.txt', 'text/plain'), fileOf(10, 'a.mp4'), fileOf(10, 'b.mp4')])
    await settle()
    expect(statuses()).toEqual(['rejected', 'requesting', 'rejected'])
    expect(uploader.getState().uploads[2]).toMatchObject({ rejections: [{ code: 'too-many-files' }] })
  })

  // Chromium gives a file that was gone when it was first looked at a size of 0.
  test('a file that seems empty is said to be unreadable where it is, and takes no place meanwhile', async () => {
    start({ maxFiles: 1 })
    ports.unreadable.add('gone.mp4')
    uploader.add([fileOf(0, 'gone.mp4'), fileOf(0, 'empty.mp4'), fileOf(10, 'a.mp4')])
    await settle()
    expect(statuses()).toEqual(['rejected', 'rejected', 'requesting'])
    expect(uploader.getState().uploads).toMatchObject([
      { rejections: [{ code: 'file-unreadable' }] },
      { rejections: [{ code: 'file-empty' }] },
      {},
    ])
  })

  test('a file that replaces an earlier one ends it, and its video', async () => {
    start({ duplicates: 'replace' })
    await upload('a', 'old')
    const [id] = (await add('a')) as [string]
    expect(uploader.getState().uploads.map((each) => each.id)).toEqual([id])
    expect(ports.discarded).toEqual(['old'])
    expect(ports.transfers[0]?.signal.aborted).toBe(true)
  })

  test('a file that is there already waits for an answer, and goes on with it', async () => {
    start({ duplicates: 'ask' })
    const [, second] = (await add('a', 'a')) as [string, string]
    expect(statuses()).toEqual(['requesting', 'rejected'])
    uploader.confirm(second)
    expect(statuses()).toEqual(['requesting', 'requesting'])
  })

  test('a file that cannot be read is refused before anybody is asked for anything', async () => {
    ports.unreadable.add('gone.mp4')
    await add('gone.mp4')
    expect(statuses()).toEqual(['rejected'])
    expect(ports.creations).toHaveLength(0)
  })
})

describe('one creation an upload', () => {
  test('pausing while the URL is asked for neither aborts nor repeats the creation', async () => {
    const [id] = (await add('a')) as [string]
    uploader.pause(id)
    uploader.resume(id)
    await settle()
    expect(ports.creations).toHaveLength(1)
    await ports.creations[0]?.answer(ticketFor('v'))
    expect(statuses()).toEqual(['uploading'])
  })

  test('a URL that has run out before a byte was sent is replaced, without a word', async () => {
    const id = await upload('a', 'old')
    const expiresAt = ports.clock.now() + 1_800_000
    uploader.cancel(id)
    const [next] = (await add('b')) as [string]
    await ports.creations.at(-1)?.answer({ ...ticketFor('stale'), expiresAt })
    uploader.pause(next)
    ports.clock.advance(1_790_000)
    uploader.resume(next)
    await settle()
    expect(ports.discarded).toEqual(['old', 'stale'])
    expect(uploader.getUpload(next)).toMatchObject({ status: 'requesting', isRenewal: false })
  })

  test('a clock that is a day fast takes no fresh URL for one that has run out', async () => {
    await add('a')
    await ports.creations[0]?.answer({ ...ticketFor('v'), expiresAt: ports.clock.now() - 86_400_000 })
    expect(statuses()).toEqual(['uploading'])
    expect(ports.creations).toHaveLength(1)
  })

  test('a URL that arrives while paused is used on resume', async () => {
    const [id] = (await add('a')) as [string]
    uploader.pause(id)
    await ports.creations[0]?.answer(ticketFor('v'))
    expect(statuses()).toEqual(['paused'])
    uploader.resume(id)
    await settle()
    expect(ports.creations).toHaveLength(1)
    expect(ports.transfers[0]?.job.ticket.videoId).toBe('v')
  })

  // Who had asked first went on with it, while it was discarded for who had asked second.
  test('a URL that was asked for before a stop, and comes after it, is one for both', async () => {
    await add('a')
    uploader.stop()
    uploader.start()
    await settle()
    await ports.creations[0]?.answer({ ...ticketFor('v'), expiresAt: ports.clock.now() - 86_400_000 })
    await settle()
    expect(ports.discarded).toEqual([])
    expect(ports.creations).toHaveLength(1)
    expect(ports.transfers.map(({ job }) => job.ticket.videoId)).toEqual(['v'])
  })

  test('cancelling while the URL is asked for discards the video as soon as it has a name', async () => {
    const [id] = (await add('a')) as [string]
    uploader.cancel(id)
    expect(ports.discarded).toEqual([])
    await ports.creations[0]?.answer(ticketFor('v'))
    expect(ports.discarded).toEqual(['v'])
    expect(ports.transfers).toHaveLength(0)
  })

  // Each pause gives its place to the next file, and each creation reserves storage at Stream.
  test('pausing or cancelling one after the other asks for no URL on the way', async () => {
    start({ concurrency: 2 })
    const names = Array.from({ length: 20 }, (_, index) => `${index}.mp4`)
    await add(...names)
    uploader.pauseAll()
    await settle()
    expect(ports.creations).toHaveLength(2)
    uploader.resumeAll()
    for (const { id } of uploader.getState().uploads) uploader.cancel(id)
    await settle()
    expect(ports.creations).toHaveLength(2)
    expect(new Set(statuses())).toEqual(new Set(['cancelled']))
  })

  test('a creation that fails is tried again a few times, and the row says so', async () => {
    await add('a')
    await ports.creations[0]?.fail('network')
    expect(uploader.getState().uploads[0]).toMatchObject({ status: 'requesting', attempt: 1 })
    for (let turn = 1; turn < 4; turn++) {
      ports.clock.advance(15_000)
      await settle()
      await ports.creations[turn]?.fail('network')
    }
    expect(statuses()).toEqual(['failed'])
    expect(ports.creations).toHaveLength(4)
  })

  test('an endpoint that is silent is not asked again: the first answer may be a video yet', async () => {
    await add('a')
    await ports.creations[0]?.fail('timeout')
    ports.clock.advance(60_000)
    await settle()
    expect(statuses()).toEqual(['failed'])
    expect(ports.creations).toHaveLength(1)
  })

  test('stop and start, as StrictMode does, create nothing twice', async () => {
    await add('a')
    uploader.stop()
    uploader.start()
    await settle()
    expect(ports.creations).toHaveLength(1)
  })
})

describe('pausing', () => {
  test('ends the transfer, and resuming starts a new one with the same URL', async () => {
    const id = await upload()
    uploader.pause(id)
    expect(ports.transfers[0]?.signal.aborted).toBe(true)
    uploader.resume(id)
    await settle()
    expect(ports.transfers).toHaveLength(2)
    expect(ports.transfers[1]?.job.ticket).toEqual(ports.transfers[0]?.job.ticket)
  })

  test('a transfer that has ended reports into the void', async () => {
    const id = await upload()
    uploader.pause(id)
    ports.transfers[0]?.reports.accepted(500)
    await ports.transfers[0]?.answer()
    expect(uploader.getUpload(id)).toMatchObject({ status: 'paused', transfer: { bytesAccepted: 0 } })
  })

  test('losing the connection pauses, and getting it back resumes, without an error', async () => {
    const onError = vi.fn()
    start({ onError })
    await upload('a')
    ports.goOnline(false)
    expect(uploader.getState().uploads[0]).toMatchObject({ status: 'paused', cause: 'offline' })
    await add('b')
    expect(statuses()).toEqual(['paused', 'queued'])
    ports.goOnline(true)
    await settle()
    expect(statuses()).toEqual(['uploading', 'requesting'])
    expect(onError).not.toHaveBeenCalled()
  })
})

describe('failing', () => {
  test('a broken transfer is tried again after a moment, and the row says so', async () => {
    await upload()
    await ports.transfers[0]?.fail('network')
    expect(uploader.getState().uploads[0]).toMatchObject({ status: 'uploading', transfer: { attempt: 1 } })
    expect(ports.transfers).toHaveLength(1)
    ports.clock.advance(275)
    await settle()
    expect(ports.transfers).toHaveLength(2)
  })

  // Firefox reads on in a file that was written anew, and all requests succeed.
  test.each(['before it goes on', 'before its end'])('a file that changed %s is no success', async (when) => {
    const id = await upload('a', 'mixed')
    if (when === 'before it goes on') {
      uploader.pause(id)
      ports.rewritten.add('a')
      uploader.resume(id)
      await settle()
      expect(ports.transfers).toHaveLength(1)
    } else {
      ports.rewritten.add('a')
      await ports.transfers[0]?.answer()
    }
    expect(uploader.getUpload(id)).toMatchObject({ status: 'failed', error: { code: 'file-changed' } })
    uploader.remove(id)
    await settle()
    expect(ports.discarded).toEqual(['mixed'])
  })

  test('accepted bytes give it all its tries again', async () => {
    await upload()
    for (let round = 1; round <= 20; round++) {
      ports.transfers.at(-1)?.reports.accepted(round)
      await ports.transfers.at(-1)?.fail('network')
      ports.clock.advance(15_000)
      await settle()
    }
    expect(statuses()).toEqual(['uploading'])
  })

  test('without progress it fails in the end, and a retry goes on from what was accepted', async () => {
    const id = await upload()
    ports.transfers[0]?.reports.accepted(500)
    for (let round = 0; round < 24; round++) {
      await ports.transfers.at(-1)?.fail('network')
      ports.clock.advance(15_000)
      await settle()
    }
    expect(uploader.getUpload(id)).toMatchObject({ status: 'failed', error: { code: 'network' } })
    uploader.retry(id)
    expect(uploader.getUpload(id)).toMatchObject({ status: 'uploading', transfer: { bytesAccepted: 500 } })
    expect(ports.creations).toHaveLength(1)
  })

  // As a server that is being started: its gateway answers before it does.
  test('failures of another kind have tries of their own', async () => {
    await upload()
    for (const code of [...Array(20).fill('network'), ...Array(7).fill('timeout')]) {
      await ports.transfers.at(-1)?.fail(code)
      ports.clock.advance(15_000)
      await settle()
      expect(statuses()).toEqual(['uploading'])
    }
    await ports.transfers.at(-1)?.fail('timeout')
    expect(statuses()).toEqual(['failed'])
  })

  /** A server that answers every chunk with this status, each time after so many milliseconds. Returns how long that is borne. */
  async function bear(ms: number, status: number): Promise<number> {
    const begun = ports.clock.now()
    for (let tries = 0; tries < 1000; tries++) {
      const transfer = ports.transfers.at(-1)
      ports.clock.advance(ms)
      await transfer?.fail('transfer-failed', status)
      for (let second = 0; second < 15 && ports.transfers.at(-1) === transfer; second++) {
        if (statuses()[0] === 'failed') return ports.clock.now() - begun - ms
        ports.clock.advance(1000)
        await settle()
      }
    }
    throw new Error('It never gave up')
  }

  test.each([0, 4000, 10_000])(
    'a server that fails at each chunk after %i ms is tried for a minute, and not for much longer',
    async (ms) => {
      await upload()
      const borne = await bear(ms, 500)
      expect(borne).toBeGreaterThanOrEqual(60_000)
      expect(borne).toBeLessThanOrEqual(60_000 + 2 * ms + 1000)
    },
  )

  test('an answer of another kind before it takes nothing of that minute', async () => {
    await upload()
    for (let tries = 0; tries < 3; tries++) {
      ports.clock.advance(30_000)
      await ports.transfers.at(-1)?.fail('timeout')
      ports.clock.advance(15_000)
      await settle()
    }
    expect(await bear(0, 503)).toBeGreaterThanOrEqual(60_000)
  })

  test('an upload URL that has run out is replaced, its video discarded, and the file starts anew', async () => {
    const id = await upload('a', 'old')
    ports.transfers[0]?.reports.accepted(500)
    await ports.transfers[0]?.fail('url-expired', 410)
    expect(uploader.getUpload(id)).toMatchObject({ status: 'requesting', isRenewal: true })
    expect(ports.discarded).toEqual(['old'])
    await ports.creations[1]?.answer(ticketFor('new'))
    expect(uploader.getUpload(id)).toMatchObject({
      status: 'uploading',
      transfer: { isRenewed: true, bytesReached: 0, ticket: { videoId: 'new' } },
    })
  })

  test('a second URL that runs out is a failure, not a loop; a retry by hand may have another', async () => {
    const id = await upload('a', 'first')
    await ports.transfers[0]?.fail('url-expired', 410)
    await ports.creations[1]?.answer(ticketFor('second'))
    await ports.transfers[1]?.fail('url-expired', 404)
    expect(uploader.getUpload(id)).toMatchObject({ status: 'failed', error: { code: 'url-expired' } })
    uploader.retry(id)
    await settle()
    expect(ports.discarded).toEqual(['first', 'second'])
    expect(ports.creations).toHaveLength(3)
  })

  test('a host may decide about failures itself', async () => {
    const retry = vi.fn<RetryPolicy>(() => ({ kind: 'fail' }))
    start({ retry })
    await upload()
    await ports.transfers[0]?.fail('network')
    expect(statuses()).toEqual(['failed'])
    expect(retry).toHaveBeenCalledWith(expect.objectContaining({ code: 'network' }), 0, ports.clock.now())
  })

  test('a failure without a connection waits for the connection, before any event says that it went', async () => {
    await upload()
    const { isOnline } = ports.connectivity
    ports.connectivity.isOnline = () => false
    await ports.transfers[0]?.fail('network')
    expect(uploader.getState().uploads[0]).toMatchObject({ status: 'paused', cause: 'offline' })
    // The outage is over before its events come, so that they tell of no change.
    ports.connectivity.isOnline = isOnline
    ports.goOnline(true)
    expect(statuses()).toEqual(['uploading'])
  })

  test('one file failing disturbs no other', async () => {
    await upload('a')
    await upload('b')
    await ports.transfers[0]?.fail('chunk-refused', 400)
    expect(statuses()).toEqual(['failed', 'uploading'])
    expect(ports.transfers[1]?.signal.aborted).toBe(false)
  })

  test('a port that throws something foreign fails the upload and is reported', async () => {
    await add('a')
    const bug = new TypeError('host function is broken')
    ports.creations.length = 0
    ports.tickets.create = () => Promise.reject(bug)
    await add('b')
    expect(uploader.getState().uploads[1]).toMatchObject({ status: 'failed', error: { code: 'unexpected' } })
    expect(ports.reported).toContain(bug)
  })
})

describe('ending', () => {
  test('cancel discards the video at the host, whatever the upload was doing', async () => {
    const id = await upload('a', 'v')
    uploader.cancel(id)
    expect(ports.transfers[0]?.signal.aborted).toBe(true)
    await settle()
    expect(ports.discarded).toEqual(['v'])
  })

  test('removing a failed upload discards its video, removing a ready one does not', async () => {
    const first = await upload('a', 'v1')
    await ports.transfers[0]?.fail('chunk-refused', 400)
    const second = await upload('b', 'v2')
    await ports.transfers[1]?.answer()
    ports.watches[0]?.reports.read(videoWith({ id: 'v2', readyToStream: true }))
    uploader.remove(first)
    uploader.remove(second)
    expect(statuses()).toEqual([])
    await settle()
    expect(ports.discarded).toEqual(['v1'])
  })

  test('removing a row whose status cannot be read leaves the video, of which Stream has every byte', async () => {
    const id = await upload('a', 'v')
    await ports.transfers[0]?.answer()
    ports.watches[0]?.reports.failed({ code: 'forbidden', status: 403, retryAfter: null })
    uploader.remove(id)
    expect(statuses()).toEqual([])
    expect(ports.discarded).toEqual([])
  })

  test('a discard that fails is tried again, and reported in the end', async () => {
    const id = await upload('a', 'v')
    const tries: string[] = []
    ports.tickets.discard = async (videoId) => {
      tries.push(videoId)
      throw new UploadFailure('internal', 500)
    }
    uploader.cancel(id)
    for (let turn = 0; turn < 10; turn++) {
      await settle()
      ports.clock.advance(15_000)
    }
    expect(tries.length).toBeGreaterThan(3)
    expect(ports.reported).toEqual([expect.any(UploadFailure)])
  })

  test('an answer that comes when nobody waits for it any more leaves no video behind, even if the first try to discard it fails', async () => {
    let comeLate: (answer: UploadTicket) => void = () => {}
    const tries: string[] = []
    ports.tickets.create = (_, late) => {
      comeLate = late
      return Promise.reject(new UploadFailure('timeout'))
    }
    ports.tickets.discard = async (videoId) => {
      tries.push(videoId)
      if (tries.length === 1) throw new UploadFailure('network')
    }
    await add('a')
    comeLate(ticketFor('v'))
    await settle()
    ports.clock.advance(1000)
    await settle()
    expect(tries).toEqual(['v', 'v'])
  })

  test('a discard without a connection waits for it, however long that takes', async () => {
    const id = await upload('a', 'v')
    ports.goOnline(false)
    const { discard } = ports.tickets
    ports.tickets.discard = () => Promise.reject(new UploadFailure('network'))
    uploader.cancel(id)
    await settle()
    ports.clock.advance(3_600_000)
    await settle()
    expect(ports.reported).toEqual([])
    ports.tickets.discard = discard
    ports.goOnline(true)
    await settle()
    expect(ports.discarded).toEqual(['v'])
  })

  test('an upload under way cannot be removed, only cancelled', async () => {
    const id = await upload()
    uploader.remove(id)
    expect(statuses()).toEqual(['uploading'])
  })

  test('stop ends transfers and polls; start goes on with them', async () => {
    await upload('a')
    await upload('b')
    await ports.transfers[1]?.answer()
    uploader.stop()
    expect(ports.transfers[0]?.signal.aborted).toBe(true)
    expect(ports.watches[0]?.signal.aborted).toBe(true)
    expect(statuses()).toEqual(['uploading', 'processing'])
    uploader.start()
    await settle()
    expect(ports.transfers).toHaveLength(3)
    expect(ports.watches).toHaveLength(2)
    expect(ports.discarded).toEqual([])
  })
})

describe('the page', () => {
  test('is guarded and kept awake while bytes are under way, and not while Stream encodes', async () => {
    expect(ports.page).toEqual({ isGuarded: false, isAwake: false })
    await upload()
    expect(ports.page).toEqual({ isGuarded: true, isAwake: true })
    await ports.transfers[0]?.answer()
    expect(ports.page).toEqual({ isGuarded: false, isAwake: false })
  })

  test('is neither while an upload is paused, nor once its component is gone', async () => {
    const id = await upload()
    uploader.pause(id)
    expect(ports.page).toEqual({ isGuarded: false, isAwake: false })
    uploader.resume(id)
    uploader.stop()
    expect(ports.page).toEqual({ isGuarded: false, isAwake: false })
  })

  test('is what the host wants', async () => {
    start({ confirmLeaving: false, keepAwake: false })
    await upload()
    expect(ports.page).toEqual({ isGuarded: false, isAwake: false })
  })

  test('comes back, and its transfers begin anew from where the server is, without an error', async () => {
    await upload()
    ports.comeBack()
    await settle()
    expect(ports.transfers.map(({ signal }) => signal.aborted)).toEqual([true, false])
    expect(statuses()).toEqual(['uploading'])
  })
})

describe('what a host hears', () => {
  test('each change of status once, with what it was before', async () => {
    const heard: string[] = []
    start({ onStatusChange: (next, { previous }) => heard.push(`${previous.status} → ${next.status}`) })
    await upload()
    ports.transfers[0]?.reports.sent(100)
    ports.clock.advance(1000)
    expect(heard).toEqual(['validating → queued', 'queued → requesting', 'requesting → uploading'])
  })

  test('ready once, with the video', async () => {
    const onReady = vi.fn()
    start({ onReady })
    await upload('a', 'v')
    await ports.transfers[0]?.answer()
    const video = videoWith({ id: 'v', readyToStream: true })
    ports.watches[0]?.reports.read(video)
    ports.watches[0]?.reports.read(video)
    expect(onReady).toHaveBeenCalledTimes(1)
    expect(onReady).toHaveBeenCalledWith(expect.objectContaining({ video }))
  })

  test('a callback that throws is reported and changes nothing', async () => {
    const bug = new Error('in the host')
    start({
      onStatusChange: () => {
        throw bug
      },
    })
    await upload()
    expect(statuses()).toEqual(['uploading'])
    expect(ports.reported).toEqual([bug, bug, bug])
  })

  test('retrying and removing in one breath leaves the retry, not a transfer without a row', async () => {
    start({
      onError({ id }) {
        uploader.retry(id)
        uploader.remove(id)
      },
    })
    await upload()
    await ports.transfers[0]?.fail('chunk-refused', 400)
    expect(statuses()).toEqual(['uploading'])
  })

  test('what goes wrong in one upload at once stops no other', async () => {
    ports.status.watch = () => {
      throw new TypeError('no client')
    }
    await upload('a')
    await ports.transfers[0]?.answer()
    expect(uploader.getState().uploads[0]).toMatchObject({ status: 'failed', error: { code: 'unexpected' } })
    await add('b')
    expect(statuses()).toEqual(['failed', 'requesting'])
  })

  test('a rule that is no rule fails the file, and not for ever', async () => {
    start({ accept: ['video/*'] as unknown as string })
    await add('a')
    expect(uploader.getState().uploads[0]).toMatchObject({ status: 'failed', error: { code: 'unexpected' } })
  })

  test('an upload as JSON has no upload URL in it', async () => {
    ports.tickets.create = async () =>
      parseTicket(
        { uploadUrl: 'https://upload.test/secret', uid: 'v' },
        new Headers(),
        undefined,
      ) as UploadTicket
    await add('a')
    expect(statuses()).toEqual(['uploading'])
    ports.transfers[0]?.reports.opened(0, null)
    expect(JSON.stringify(uploader.getState())).not.toContain('secret')
    expect(ports.transfers[0]?.job.ticket.uploadUrl).toContain('secret')
  })

  test('a command from within a callback is taken after the change that caused it', async () => {
    const heard: string[] = []
    start({
      onStatusChange(next: Upload) {
        heard.push(next.status)
        if (next.status === 'uploading') uploader.pause(next.id)
      },
    })
    await upload()
    expect(heard).toEqual(['queued', 'requesting', 'uploading', 'paused'])
    expect(statuses()).toEqual(['paused'])
  })
})

describe('progress', () => {
  test('is told at most about ten times a second, and always the latest', async () => {
    const id = await upload()
    const listener = vi.fn()
    uploader.subscribe(listener)
    for (let bytes = 1; bytes <= 900; bytes++) {
      ports.transfers[0]?.reports.sent(bytes)
      if (bytes % 9 === 0) ports.clock.advance(10)
    }
    expect(listener.mock.calls.length).toBeLessThanOrEqual(10)
    expect(listener.mock.calls.length).toBeGreaterThanOrEqual(4)
    ports.clock.advance(200)
    expect(uploader.getUpload(id)).toMatchObject({ transfer: { bytesSent: 900 } })
  })

  test('of a chunk that was accepted meanwhile is not told any more', async () => {
    const id = await upload()
    ports.transfers[0]?.reports.sent(400)
    ports.transfers[0]?.reports.accepted(500)
    ports.clock.advance(200)
    expect(uploader.getUpload(id)).toMatchObject({ transfer: { bytesSent: 500 } })
  })

  test('many files added at once are one change', () => {
    const listener = vi.fn()
    uploader.subscribe(listener)
    uploader.add(Array.from({ length: 50 }, (_, index) => fileOf(10, `${index}.mp4`)))
    expect(listener).toHaveBeenCalledTimes(1)
  })

  test('a change after a quiet moment is told at once, and those close behind it together', async () => {
    await upload('a')
    ports.clock.advance(1000)
    const listener = vi.fn()
    uploader.subscribe(listener)
    uploader.pauseAll()
    expect(listener).toHaveBeenCalledTimes(1)
    uploader.resumeAll()
    uploader.pauseAll()
    expect(listener).toHaveBeenCalledTimes(1)
    ports.clock.advance(100)
    expect(listener).toHaveBeenCalledTimes(2)
  })
})
