import {
  type Account,
  type Created,
  type Metadata,
  PROBE_CREATOR,
  PROBE_SECONDS,
  ProbeError,
} from './account.js'

/** What several questions do on the way to their answer. */

export const MiB = 1_048_576
/** Stream's smallest chunk. */
export const CHUNK_BYTES = 5 * MiB

export const patchHeaders = (offset: number): Record<string, string> => ({
  'upload-offset': String(offset),
  'content-type': 'application/offset+octet-stream',
})

export async function pending(account: Account, length: number, metadata?: Metadata): Promise<Created> {
  const created = await account.createTus(length, metadata)
  if (created instanceof Response)
    throw new ProbeError(`The creation was refused with status ${created.status}.`)
  return created
}

/** Uploads the clip whole. */
export async function complete(
  account: Account,
): Promise<Created & { readonly status: number; readonly size: number }> {
  const { clip } = account.world
  const created = await pending(account, clip.byteLength)
  const { status } = await account.upload('PATCH', created.url, patchHeaders(0), clip)
  return { ...created, status, size: clip.byteLength }
}

export async function refused(
  account: Account,
  method: string,
  headers?: Record<string, string>,
  body?: string,
): Promise<number> {
  const { url } = await pending(account, 10)
  return (await account.upload(method, url, headers, body)).status
}

/** Milliseconds from a video's creation until its upload URL runs out; `NaN` where Stream does not say. */
export async function lifeOf(account: Account, uid: string): Promise<number> {
  const { created, uploadExpiry } = await account.ask('GET', `/${uid}`)
  const life = Date.parse(String(uploadExpiry)) - Date.parse(String(created))
  // The two are taken a moment apart.
  return Math.round(life / 1000) * 1000
}

/** An upload URL for a form. */
export async function createBasic(account: Account): Promise<Created> {
  const { uid, uploadURL } = await account.ask('POST', '/direct_upload', {
    maxDurationSeconds: PROBE_SECONDS,
    creator: PROBE_CREATOR,
  })
  account.remember(String(uid))
  return { uid: String(uid), url: String(uploadURL) }
}

export function uploadForm({ world }: Account, url: string, body: FormData): Promise<Response> {
  return world.fetch(new Request(url, { method: 'POST', body }))
}

export function formOf({ world }: Account): FormData {
  const form = new FormData()
  form.set('file', new File([world.clip], 'probe.mp4'))
  return form
}
