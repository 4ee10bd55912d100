/** A failure whose message can be printed: it holds no address, as others' may. */
export class ProbeError extends Error {
  override readonly name = 'ProbeError'
}

/** What the probe needs of the world; tests put the emulator and its clock in its place. */
export interface ProbeWorld {
  readonly accountId: string
  readonly apiToken: string
  /** @default 'https://api.cloudflare.com/client/v4' */
  readonly apiBaseUrl?: string | undefined
  readonly fetch: (request: Request) => Promise<Response>
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
  /** Sends the first `bytes` of a body that says to have `size`, and breaks the connection. */
  readonly sendPart: (
    url: string,
    headers: Readonly<Record<string, string>>,
    bytes: number,
    size: number,
  ) => Promise<void>
  /** A short video that Stream can encode. */
  readonly clip: Uint8Array<ArrayBuffer>
}

/** `null` leaves out what would be sent otherwise. */
export type Metadata = Readonly<Record<string, string | null>>

export interface Created {
  readonly uid: string
  /** A capability: it must not be printed. */
  readonly url: string
}

/** An account of Stream: every video that is made through it is remembered, to be deleted. */
export interface Account {
  readonly world: ProbeWorld
  call(method: string, path: string, body?: object): Promise<Response>
  /** The `result` of a call that succeeds. @throws where it does not */
  ask(method: string, path: string, body?: object): Promise<Json>
  /** Creates a tus upload; a `Response` is Stream's refusal. */
  createTus(length: number, metadata?: Metadata): Promise<Created | Response>
  /** A request to an upload URL, as a page of another origin sends it. */
  upload(method: string, url: string, headers?: Record<string, string>, body?: BodyInit): Promise<Response>
  remember(uid: string): void
  /** Deletes all that is left. Says how many videos could not be deleted. */
  clean(): Promise<number>
}

type Json = Readonly<Record<string, unknown>>

export function openAccount(world: ProbeWorld): Account {
  const { accountId, apiToken, apiBaseUrl = 'https://api.cloudflare.com/client/v4', fetch } = world
  const stream = `${apiBaseUrl}/accounts/${accountId}/stream`
  const made = new Set<string>()

  function call(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
    const payload = body === undefined ? {} : { body: JSON.stringify(body) }
    const authorized = { authorization: `Bearer ${apiToken}`, ...headers }
    return fetch(new Request(stream + path, { method, headers: authorized, ...payload }))
  }

  return {
    world,
    call: (method, path, body) => call(method, path, body),
    async ask(method, path, body) {
      const response = await call(method, path, body)
      const json: { result: Json | null; success: boolean } = await response.json()
      if (!json.success || json.result === null)
        throw new ProbeError(`Stream answered with status ${response.status}.`)
      return json.result
    },
    async createTus(length, metadata = {}) {
      const all: Metadata = { name: 'probe', maxDurationSeconds: '60', ...metadata }
      const pairs = Object.entries(all).flatMap(([key, value]) =>
        value === null ? [] : `${key} ${btoa(value)}`,
      )
      const response = await call('POST', '?direct_user=true', undefined, {
        'tus-resumable': '1.0.0',
        'upload-length': String(length),
        'upload-metadata': pairs.join(','),
      })
      const uid = response.headers.get('stream-media-id')
      const url = response.headers.get('location')
      if (uid !== null) made.add(uid)
      return uid === null || url === null ? response : { uid, url }
    },
    upload(method, url, headers = {}, body) {
      const all = { 'tus-resumable': '1.0.0', origin: 'https://probe.example', ...headers }
      return fetch(new Request(url, { method, headers: all, ...(body !== undefined && { body }) }))
    },
    remember: (uid) => void made.add(uid),
    async clean() {
      for (const uid of made) {
        const response = await call('DELETE', `/${uid}`).catch(() => null)
        if (response?.ok === true || response?.status === 404) made.delete(uid)
      }
      return made.size
    },
  }
}
