import type { EmulatorAssumptions } from '../../src/emulator/videos/assumptions.js'
import { PROBE_CREATOR } from './account.js'
import type { Fact, Unasked } from './question.js'
import {
  CHUNK_BYTES,
  complete,
  createBasic,
  formOf,
  lifeOf,
  MiB,
  patchHeaders,
  pending,
  refused,
  uploadForm,
} from './steps.js'

/** One line for each assumption of the emulator: the compiler misses the one that has none. */
export const facts: Readonly<Record<keyof EmulatorAssumptions, Fact | Unasked>> = {
  partialChunksKept: {
    question: 'Do bytes of a chunk whose request broke off stay stored?',
    videos: 1,
    async find(account) {
      const { url } = await pending(account, 2 * CHUNK_BYTES)
      const headers = { 'tus-resumable': '1.0.0', ...patchHeaders(0) }
      await account.world.sendPart(url, headers, MiB, CHUNK_BYTES)
      await account.world.wait(2000)
      return Number((await account.upload('HEAD', url)).headers.get('upload-offset')) > 0
    },
  },
  expiredStatus: {
    question: 'Status of an upload URL past its expiry',
    isSlow: true,
    videos: 2,
    async find(account) {
      // Older documents name two minutes as the shortest. A shorter one, if Stream takes it, is the sooner over.
      for (const lifetime of [45_000, 125_000]) {
        const expiry = new Date(account.world.now() + lifetime).toISOString()
        const created = await account.createTus(10, { expiry })
        if (created instanceof Response || (await lifeOf(account, created.uid)) > lifetime + 5000) continue
        await account.world.wait(lifetime + 5000)
        return (await account.upload('HEAD', created.url)).status
      }
      return undefined
    },
  },
  uploadUrlLifetimeMs: {
    question: 'How long an upload URL lives without expiry, in milliseconds',
    videos: 1,
    async find(account) {
      const { uid } = await pending(account, 10)
      const life = await lifeOf(account, uid)
      return Number.isNaN(life) ? undefined : life
    },
  },
  mediaIdOnEveryAnswer: {
    question: 'Does HEAD repeat stream-media-id?',
    videos: 1,
    async find(account) {
      const { url } = await pending(account, 10)
      return (await account.upload('HEAD', url)).headers.has('stream-media-id')
    },
  },
  patchStatus: {
    question: 'Status of a PATCH that was stored',
    videos: 1,
    find: async (account) => (await complete(account)).status,
  },
  patchAfterCompletionStatus: {
    question: 'Status of a PATCH after the last byte',
    videos: 1,
    async find(account) {
      const { url, size } = await complete(account)
      return (await account.upload('PATCH', url, patchHeaders(size), 'x')).status
    },
  },
  terminationStatus: {
    question: 'Status of DELETE on an upload URL',
    videos: 1,
    find: async (account) => refused(account, 'DELETE'),
  },
  postStatus: {
    question: 'Status of POST to an upload URL',
    videos: 1,
    find: async (account) => refused(account, 'POST', { 'upload-length': '10' }),
  },
  offsetMismatchStatus: {
    question: 'Status of a PATCH at another offset',
    videos: 1,
    find: async (account) => refused(account, 'PATCH', patchHeaders(5), 'abcde'),
  },
  contentTypeStatus: {
    question: 'Status of a PATCH with another Content-Type',
    videos: 1,
    find: async (account) =>
      refused(account, 'PATCH', { ...patchHeaders(0), 'content-type': 'video/mp4' }, '0123456789'),
  },
  versionStatus: {
    question: 'Status of a HEAD with another Tus-Resumable',
    videos: 1,
    find: async (account) => refused(account, 'HEAD', { 'tus-resumable': '0.2.2' }),
  },
  unknownUploadStatus: {
    question: 'Status of the upload URL of a video that is deleted',
    videos: 1,
    async find(account) {
      const { uid, url } = await pending(account, 10)
      await account.call('DELETE', `/${uid}`)
      return (await account.upload('HEAD', url)).status
    },
  },
  lockedStatus: {
    question: 'Status of a PATCH while another one is open',
    why: 'whether the first has begun cannot be seen from outside',
  },
  authFailureStatus: {
    question: 'Status of an API call with a wrong token',
    videos: 0,
    async find({ world }) {
      const { accountId, apiBaseUrl = 'https://api.cloudflare.com/client/v4' } = world
      const url = `${apiBaseUrl}/accounts/${accountId}/stream?limit=1`
      return (await world.fetch(new Request(url, { headers: { authorization: `Bearer ${'0'.repeat(40)}` } })))
        .status
    },
  },
  exposedHeaders: {
    question: 'Headers that a page may read',
    videos: 1,
    async find(account) {
      const { url } = await pending(account, 10)
      const list = (await account.upload('HEAD', url)).headers.get('access-control-expose-headers') ?? ''
      return list
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
    },
  },
  stateWhilePlayable: {
    question: 'State while a video can be played and is still encoded',
    videos: 1,
    isSlow: true,
    async find(account) {
      const { uid } = await complete(account)
      for (let tries = 0; tries < 120; tries += 1) {
        const { readyToStream, status } = await account.ask('GET', `/${uid}`)
        const { state, pctComplete } = status as { state: string; pctComplete?: string }
        if (state === 'error' || (readyToStream === true && Number(pctComplete) >= 100)) return undefined
        if (readyToStream === true) return state
        await account.world.wait(1000)
      }
      return undefined
    },
  },
  signedUrlsFalseTurnsOff: {
    question: 'Does requiresignedurls with the value false turn signing off?',
    videos: 1,
    async find(account) {
      const { uid } = await pending(account, 10, { requiresignedurls: 'false' })
      return (await account.ask('GET', `/${uid}`))['requireSignedURLs'] === false
    },
  },
  copyChecksSource: {
    question: 'Is a copy whose source cannot be read refused at once?',
    videos: 1,
    async find(account) {
      const response = await account.call('POST', '/copy', {
        input: 'https://nowhere.invalid/probe.mp4',
        creator: PROBE_CREATOR,
      })
      const { result }: { result: { uid?: string } | null } = await response.json()
      if (result?.uid !== undefined) account.remember(result.uid)
      return response.status >= 400
    },
  },
  copyNeedsRanges: {
    question: 'Does a copy fail whose source gives no ranges?',
    why: 'it needs a public server that gives none',
  },
  editReplacesMeta: {
    question: 'Does an edit with meta replace all of it?',
    videos: 1,
    async find(account) {
      const { uid } = await pending(account, 10, { room: '7' })
      await account.ask('POST', `/${uid}`, { meta: { name: 'probe' } })
      const { meta } = await account.ask('GET', `/${uid}`)
      return !('room' in (meta as object))
    },
  },
  listCountsAsText: {
    question: 'Are total and range of a list texts?',
    videos: 0,
    async find(account) {
      const response = await account.call('GET', '?include_counts=true&limit=1')
      const { total }: { total?: unknown } = await response.json()
      return total === undefined ? undefined : typeof total === 'string'
    },
  },
  listsPendingUploads: {
    question: 'Does a list by ids have uploads that have not ended?',
    videos: 1,
    async find(account) {
      const { uid } = await pending(account, 10)
      // Lists may lag behind: asked at once, one that has it later would seem to leave it out.
      await account.world.wait(30_000)
      const response = await account.call('GET', `?id=${uid}`)
      const { result }: { result?: unknown } = await response.json()
      return Array.isArray(result) ? result.length > 0 : undefined
    },
  },
  unknownListedIdRefused: {
    question: 'Does a list by ids refuse one that does not exist?',
    videos: 1,
    async find(account) {
      const { uid } = await pending(account, 10)
      return !(await account.call('GET', `?id=${uid},${'f'.repeat(32)}`)).ok
    },
  },
  listLagMs: {
    question: 'How far do lists lag behind?',
    why: 'it would show only in the moments in which a video changes',
  },
  longestAddress: {
    question: 'How long may the address of a list be, of 8, 16 and 32 kB?',
    videos: 0,
    async find(account) {
      let longest: number | undefined
      for (const length of [8192, 16_384, 32_768]) {
        const rest = length - account.address('?id=').length
        const { status } = await account.call('GET', `?id=${'f'.repeat(rest)}`)
        if (status !== 414) longest = length
      }
      return longest
    },
  },
  ratelimitHeaders: {
    question: 'Do answers say how many calls are left?',
    videos: 0,
    find: async (account) => (await account.call('GET', '?limit=1')).headers.has('ratelimit'),
  },
  unknownWatermarkRefused: {
    question: 'Does a watermark that is no profile refuse the creation?',
    videos: 1,
    async find(account) {
      return (await account.createTus(10, { watermark: 'f'.repeat(32) })) instanceof Response
    },
  },
  basicReuseStatus: {
    question: 'Status of the second upload to the URL of a basic upload',
    videos: 1,
    async find(account) {
      const { url } = await createBasic(account)
      const first = await uploadForm(account, url, formOf(account))
      return first.ok ? (await uploadForm(account, url, formOf(account))).status : undefined
    },
  },
  unlimitedReservationSeconds: {
    question: 'Seconds of storage that an upload without a limit reserves',
    videos: 1,
    isAlone: true,
    reservedSeconds: 4 * 3600,
    async find(account) {
      const minutes = async () => Number((await account.ask('GET', '/storage-usage'))['totalStorageMinutes'])
      const before = await minutes()
      const created = await account.createTus(10, { maxDurationSeconds: null })
      if (created instanceof Response) return undefined
      const seconds = Math.round(((await minutes()) - before) * 60)
      return seconds > 0 ? seconds : undefined
    },
  },
  rateLimitCode: {
    question: 'Code of the failure beyond the rate limit',
    why: 'it would stop every call of this account for five minutes',
  },
  webhookAt: { question: 'When is a webhook sent?', why: 'it would replace the one webhook of this account' },
  webhookRetryDelaysMs: {
    question: 'When does a webhook come again?',
    why: 'it would replace the one webhook of this account',
  },
  webhookSecretChanges: {
    question: 'Does registering anew change the secret?',
    why: 'it would replace the one webhook of this account',
  },
}
