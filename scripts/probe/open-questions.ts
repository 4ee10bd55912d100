import type { Account } from './account.js'
import type { Fact } from './question.js'
import {
  CHUNK_BYTES,
  complete,
  createBasic,
  formOf,
  lifeOf,
  MiB,
  patchHeaders,
  pending,
  uploadForm,
} from './steps.js'

const limitHeader = /rate-?limit|retry-after/i

/** What nothing of the emulator depends on, and users, server and documents would gain from. */
export const openQuestions: readonly Fact[] = [
  {
    question: 'List by ids: seconds until a change of a video is in it',
    videos: 1,
    async find(account) {
      const { uid } = await pending(account, 10)
      await account.ask('POST', `/${uid}`, { meta: { name: 'probe, renamed' } })
      for (let waited = 0; waited <= 30; waited += 1) {
        const listed = await listOf(account, [uid])
        const [video] = typeof listed === 'number' ? [] : listed
        if ((video?.['meta'] as { name?: unknown } | undefined)?.name === 'probe, renamed') return waited
        await account.world.wait(1000)
      }
      return 'more than 30'
    },
  },
  {
    question: 'Rate limit headers of API calls',
    videos: 0,
    find: async (account) => limitsIn(await account.call('GET', '?limit=1')),
  },
  {
    question: 'Rate limit headers of upload URLs',
    videos: 1,
    async find(account) {
      const { url } = await pending(account, 10)
      return limitsIn(await account.upload('HEAD', url))
    },
  },
  {
    question: 'Bytes that are kept of a second chunk that broke off after 1,048,576',
    videos: 1,
    async find(account) {
      const { url } = await pending(account, 3 * CHUNK_BYTES)
      await account.upload('PATCH', url, patchHeaders(0), new Uint8Array(CHUNK_BYTES))
      const headers = { 'tus-resumable': '1.0.0', ...patchHeaders(CHUNK_BYTES) }
      await account.world.sendPart(url, headers, MiB, CHUNK_BYTES)
      await account.world.wait(2000)
      const offset = (await account.upload('HEAD', url)).headers.get('upload-offset')
      return offset === null ? undefined : Number(offset) - CHUNK_BYTES
    },
  },
  {
    question: 'allowedorigins as `a.example,*.b.example` becomes',
    videos: 1,
    find: (account) => originsOf(account, 'a.example,*.b.example'),
  },
  {
    question: 'allowedorigins as `["a.example","*.b.example"]` becomes',
    videos: 1,
    find: (account) => originsOf(account, '["a.example","*.b.example"]'),
  },
  {
    question: 'allowedorigins as `app://bundle` becomes',
    videos: 1,
    find: (account) => originsOf(account, 'app://bundle'),
  },
  {
    question: 'How long the upload URL of a form lives without expiry, in milliseconds',
    videos: 1,
    async find(account) {
      const life = await lifeOf(account, (await createBasic(account)).uid)
      return Number.isNaN(life) ? undefined : life
    },
  },
  {
    question: 'Status and type of the answer to a form that was stored',
    videos: 1,
    async find(account) {
      const { url } = await createBasic(account)
      return shapeOf(await uploadForm(account, url, formOf(account)))
    },
  },
  {
    question: 'Status and type of the answer to a creation',
    videos: 1,
    async find(account) {
      const response = await account.callTus(10)
      return shapeOf(response)
    },
  },
  {
    question: 'Status and type of the answer to a deletion',
    videos: 1,
    async find(account) {
      const { uid } = await pending(account, 10)
      return shapeOf(await account.call('DELETE', `/${uid}`))
    },
  },
  {
    question: 'Names of the headers of HEAD',
    videos: 1,
    async find(account) {
      const { url } = await pending(account, 10)
      return [...(await account.upload('HEAD', url)).headers.keys()].toSorted()
    },
  },
  {
    question: 'Tus-Extension, Tus-Max-Size and Upload-Expires',
    videos: 1,
    async find(account) {
      const { url } = await pending(account, 10)
      const told = (await account.upload('OPTIONS', url)).headers
      const expires = (await account.upload('HEAD', url)).headers.has('upload-expires')
      return [told.get('tus-extension'), told.get('tus-max-size'), expires ? 'sent' : null]
    },
  },
  {
    question: 'CORS: methods, headers and seconds of a preflight',
    videos: 1,
    async find(account) {
      const { url } = await pending(account, 10)
      const { headers } = await account.upload('OPTIONS', url, {
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'content-type,tus-resumable,upload-offset',
      })
      return ['methods', 'headers']
        .map((name) => headers.get(`access-control-allow-${name}`))
        .concat(headers.get('access-control-max-age'))
    },
  },
  {
    question: 'HEAD after the last byte: status and offset',
    videos: 1,
    async find(account) {
      const { url, size } = await complete(account)
      const { status, headers } = await account.upload('HEAD', url)
      return [status, headers.get('upload-offset') === String(size) ? 'all bytes' : 'another offset']
    },
  },
]

/** The videos of a list, or the status of its refusal. */
async function listOf(
  account: Account,
  uids: readonly string[],
): Promise<readonly Readonly<Record<string, unknown>>[] | number> {
  const response = await account.call('GET', `?id=${uids.join(',')}`)
  if (!response.ok) return response.status
  const { result }: { result?: readonly Readonly<Record<string, unknown>>[] | null } = await response.json()
  return result ?? []
}

function limitsIn({ headers }: Response): string {
  const found = [...headers].filter(([name]) => limitHeader.test(name))
  return found.length === 0 ? 'none' : found.map(([name, value]) => `${name}: ${value}`).join(', ')
}

async function originsOf(account: Account, allowedorigins: string): Promise<unknown> {
  const created = await account.createTus(10, { allowedorigins })
  if (created instanceof Response) return `refused with status ${created.status}`
  return (await account.ask('GET', `/${created.uid}`))['allowedOrigins']
}

/** What can be said of an answer without its content, which may name a video. */
async function shapeOf(response: Response): Promise<string> {
  const { length } = await response.text()
  const type = response.headers.get('content-type')?.replace(/;.*/, '') ?? 'no type'
  return `${response.status}, ${length === 0 ? 'empty' : type}`
}
