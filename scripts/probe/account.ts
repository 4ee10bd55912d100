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

/** The creator of every video of the probe, by which those can be found that nothing else knows of. */
export const PROBE_CREATOR = 'react-stream-uploader-probe'

/** Seconds of storage that Stream reserves for a video of the probe. */
export const PROBE_SECONDS = 60

/** An account of Stream: every video that is made through it is remembered, to be deleted. */
export interface Account {
  readonly world: ProbeWorld
  call(method: string, path: string, body?: object): Promise<Response>
  /** Where `call` sends a path. */
  address(path: string): string
  /** The `result` of a call that succeeds. @throws where it does not */
  ask(method: string, path: string, body?: object): Promise<Json>
  /** Stream's answer to the creation of a tus upload. */
  callTus(length: number, metadata?: Metadata): Promise<Response>
  /** Creates a tus upload; a `Response` is Stream's refusal. */
  createTus(length: number, metadata?: Metadata): Promise<Created | Response>
  /** A request to an upload URL, as a page of another origin sends it. */
  upload(method: string, url: string, headers?: Record<string, string>, body?: BodyInit): Promise<Response>
  remember(uid: string): void
  /** Deletes all that it made. Says how many videos could not be deleted. */
  clean(): Promise<number>
  /** Deletes every video of a probe in the account, of this or an earlier run. Says how many it deleted, and how many it could not. */
  sweep(): Promise<{ readonly deleted: number; readonly left: number }>
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

  async function callTus(length: number, metadata: Metadata = {}): Promise<Response> {
    const all: Metadata = { name: 'probe', maxDurationSeconds: String(PROBE_SECONDS), ...metadata }
    const pairs = Object.entries(all).flatMap(([key, value]) =>
      value === null ? [] : `${key} ${btoa(value)}`,
    )
    const response = await call('POST', '?direct_user=true', undefined, {
      'tus-resumable': '1.0.0',
      'upload-length': String(length),
      'upload-creator': PROBE_CREATOR,
      'upload-metadata': pairs.join(','),
    })
    const uid = response.headers.get('stream-media-id')
    if (uid !== null) made.add(uid)
    return response
  }

  return {
    world,
    call: (method, path, body) => call(method, path, body),
    address: (path) => stream + path,
    async ask(method, path, body) {
      const response = await call(method, path, body)
      const json: { result: Json | null; success: boolean } = await response.json()
      if (!json.success || json.result === null)
        throw new ProbeError(`Stream answered with status ${response.status}.`)
      return json.result
    },
    callTus,
    async createTus(length, metadata) {
      const response = await callTus(length, metadata)
      const uid = response.headers.get('stream-media-id')
      const url = response.headers.get('location')
      return uid === null || url === null ? response : { uid, url }
    },
    upload(method, url, headers = {}, body) {
      const all = { 'tus-resumable': '1.0.0', origin: 'https://probe.example', ...headers }
      return fetch(new Request(url, { method, headers: all, ...(body !== undefined && { body }) }))
    },
    remember: (uid) => void made.add(uid),
    clean: () => deleteAll(made),
    async sweep() {
      const listed: { result?: readonly { uid?: unknown; creator?: unknown }[] | null } | null = await call(
        'GET',
        `?creator=${PROBE_CREATOR}`,
      )
        .then((response) => response.json())
        .catch(() => null)
      // The creator is looked at again: a list that ignored the parameter would be all videos of the account.
      const found = (listed?.result ?? []).filter(({ creator }) => creator === PROBE_CREATOR)
      const uids = new Set(found.map(({ uid }) => String(uid)))
      const before = uids.size
      const left = await deleteAll(uids)
      return { deleted: before - left, left }
    },
  }

  /** Removes from the set what is deleted, and says how many are left. One answer that fails is not the end of it. */
  async function deleteAll(uids: Set<string>): Promise<number> {
    for (let tries = 0; tries < 3 && uids.size > 0; tries += 1) {
      // Ends at once where the probe is interrupted.
      if (tries > 0) await world.wait(1000).catch(() => undefined)
      await Promise.all(
        Array.from(uids, async (uid) => {
          const response = await call('DELETE', `/${uid}`).catch(() => null)
          if (response?.ok === true || response?.status === 404) uids.delete(uid)
        }),
      )
    }
    return uids.size
  }
}
