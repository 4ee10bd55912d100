import type { EmulatorAssumptions } from '../../src/emulator/videos/assumptions.js'
import { type Account, type Created, type Metadata, ProbeError } from './account.js'

export interface Fact {
  readonly question: string
  /** The answer, as the emulator's option takes it; `undefined` where Stream did not let it be seen. */
  readonly find: (account: Account) => Promise<unknown>
}

/** Why a question is not asked. */
export interface Unasked {
  readonly question: string
  readonly why: string
}

const MiB = 1_048_576
const CHUNK_BYTES = 5 * MiB
const patchHeaders = (offset: number): Record<string, string> => ({
  'upload-offset': String(offset),
  'content-type': 'application/offset+octet-stream',
})

/** One line for each assumption of the emulator: the compiler misses the one that has none. */
export const facts: Readonly<Record<keyof EmulatorAssumptions, Fact | Unasked>> = {
  partialChunksKept: {
    question: 'Do bytes of a chunk whose request broke off stay stored?',
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
    async find(account) {
      const lifetime = 130_000
      const expiry = new Date(account.world.now() + lifetime).toISOString()
      const { url } = await pending(account, 10, { expiry })
      await account.world.wait(lifetime + 10_000)
      return (await account.upload('HEAD', url)).status
    },
  },
  uploadUrlLifetimeMs: {
    question: 'How long an upload URL lives without expiry, in milliseconds',
    async find(account) {
      const { uid } = await pending(account, 10)
      const { created, uploadExpiry } = await account.ask('GET', `/${uid}`)
      const lifetime = Date.parse(String(uploadExpiry)) - Date.parse(String(created))
      // The two are taken a moment apart.
      return Number.isNaN(lifetime) ? undefined : Math.round(lifetime / 1000) * 1000
    },
  },
  mediaIdOnEveryAnswer: {
    question: 'Does HEAD repeat stream-media-id?',
    async find(account) {
      const { url } = await pending(account, 10)
      return (await account.upload('HEAD', url)).headers.has('stream-media-id')
    },
  },
  patchStatus: {
    question: 'Status of a PATCH that was stored',
    find: async (account) => (await complete(account)).status,
  },
  patchAfterCompletionStatus: {
    question: 'Status of a PATCH after the last byte',
    async find(account) {
      const { url, size } = await complete(account)
      return (await account.upload('PATCH', url, patchHeaders(size), 'x')).status
    },
  },
  terminationStatus: {
    question: 'Status of DELETE on an upload URL',
    find: async (account) => refused(account, 'DELETE'),
  },
  postStatus: {
    question: 'Status of POST to an upload URL',
    find: async (account) => refused(account, 'POST', { 'upload-length': '10' }),
  },
  offsetMismatchStatus: {
    question: 'Status of a PATCH at another offset',
    find: async (account) => refused(account, 'PATCH', patchHeaders(5), 'abcde'),
  },
  contentTypeStatus: {
    question: 'Status of a PATCH with another Content-Type',
    find: async (account) =>
      refused(account, 'PATCH', { ...patchHeaders(0), 'content-type': 'video/mp4' }, '0123456789'),
  },
  versionStatus: {
    question: 'Status of a HEAD with another Tus-Resumable',
    find: async (account) => refused(account, 'HEAD', { 'tus-resumable': '0.2.2' }),
  },
  unknownUploadStatus: {
    question: 'Status of the upload URL of a video that is deleted',
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
    async find({ world }) {
      const { accountId, apiBaseUrl = 'https://api.cloudflare.com/client/v4' } = world
      const url = `${apiBaseUrl}/accounts/${accountId}/stream?limit=1`
      return (await world.fetch(new Request(url, { headers: { authorization: `Bearer ${'0'.repeat(40)}` } })))
        .status
    },
  },
  exposedHeaders: {
    question: 'Headers that a page may read',
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
    async find(account) {
      const { uid } = await pending(account, 10, { requiresignedurls: 'false' })
      return (await account.ask('GET', `/${uid}`))['requireSignedURLs'] === false
    },
  },
  copyChecksSource: {
    question: 'Is a copy whose source cannot be read refused at once?',
    async find(account) {
      const response = await account.call('POST', '/copy', { input: 'https://nowhere.invalid/probe.mp4' })
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
    async find(account) {
      const { uid } = await pending(account, 10, { room: '7' })
      await account.ask('POST', `/${uid}`, { meta: { name: 'probe' } })
      const { meta } = await account.ask('GET', `/${uid}`)
      return !('room' in (meta as object))
    },
  },
  listCountsAsText: {
    question: 'Are total and range of a list texts?',
    async find(account) {
      const response = await account.call('GET', '?include_counts=true&limit=1')
      const { total }: { total?: unknown } = await response.json()
      return total === undefined ? undefined : typeof total === 'string'
    },
  },
  unknownWatermarkRefused: {
    question: 'Does a watermark that is no profile refuse the creation?',
    async find(account) {
      return (await account.createTus(10, { watermark: 'f'.repeat(32) })) instanceof Response
    },
  },
  basicReuseStatus: {
    question: 'Status of the second upload to the URL of a basic upload',
    async find(account) {
      const { uid, uploadURL } = await account.ask('POST', '/direct_upload', { maxDurationSeconds: 60 })
      account.remember(String(uid))
      const send = () =>
        account.world.fetch(new Request(String(uploadURL), { method: 'POST', body: formOf(account) }))
      return (await send()).ok ? (await send()).status : undefined
    },
  },
  unlimitedReservationSeconds: {
    question: 'Seconds of storage that an upload without a limit reserves',
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

async function pending(account: Account, length: number, metadata?: Metadata): Promise<Created> {
  const created = await account.createTus(length, metadata)
  if (created instanceof Response)
    throw new ProbeError(`The creation was refused with status ${created.status}.`)
  return created
}

/** Uploads the clip whole. */
async function complete(
  account: Account,
): Promise<Created & { readonly status: number; readonly size: number }> {
  const { clip } = account.world
  const created = await pending(account, clip.byteLength)
  const { status } = await account.upload('PATCH', created.url, patchHeaders(0), clip)
  return { ...created, status, size: clip.byteLength }
}

async function refused(
  account: Account,
  method: string,
  headers?: Record<string, string>,
  body?: string,
): Promise<number> {
  const { url } = await pending(account, 10)
  return (await account.upload(method, url, headers, body)).status
}

function formOf({ world }: Account): FormData {
  const form = new FormData()
  form.set('file', new File([world.clip], 'probe.mp4'))
  return form
}
