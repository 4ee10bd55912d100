// API call: watermarks. For Cloudflare's own client only; nothing else in this package uses it.

import type { Account } from '../../account/account.js'
import { badRequest, failure, notFound, success } from '../../http/api-envelope.js'
import { receive } from '../../http/body-stream.js'
import type { IncomingRequest } from '../../http/incoming-request.js'
import { readForm, readJson, textOf } from '../../http/read-body.js'
import { randomId } from '../../videos/random-id.js'
import { type WatermarkProfile, watermarkObject } from '../../videos/watermark-profile.js'

/** The largest picture, and room for the form around it. */
const MAX_PICTURE_BYTES = 2_097_152
const FORM_BYTES = 65_536

interface Picture {
  readonly bytes: Uint8Array
  readonly downloadedFrom: string | null
  readonly field: (name: string) => unknown
}

/**
 * `/accounts/{id}/stream/watermarks[/{uid}]`: profiles that creations can name. A picture is sent in a
 * form, or fetched from a `url`.
 * @see https://developers.cloudflare.com/stream/edit-videos/applying-watermarks/
 */
export async function watermarks(
  account: Account,
  request: IncomingRequest,
  [uid, ...more]: readonly string[],
): Promise<Response> {
  const profiles = account.watermarks
  if (more.length > 0) return notFound()
  if (uid === undefined) {
    if (request.method === 'GET') return success([...profiles.values()].map(watermarkObject))
    return request.method === 'POST' ? createWatermark(account, request) : notFound()
  }
  const profile = profiles.get(uid)
  if (profile === undefined) return notFound()
  if (request.method === 'GET') return success(watermarkObject(profile))
  if (request.method !== 'DELETE') return notFound()
  profiles.delete(uid)
  return success('')
}

async function createWatermark(account: Account, request: IncomingRequest): Promise<Response> {
  const picture = await readPicture(account, request)
  if (picture === null) return badRequest('A PNG is needed: as file in a form, or at a url that can be read')
  if (picture.bytes.byteLength > MAX_PICTURE_BYTES)
    return failure(413, 10_005, 'The picture must have 2 MiB at most')
  const { bytes, downloadedFrom, field } = picture
  const size = new DataView(bytes.buffer, bytes.byteOffset)
  const number = (name: string, otherwise: number): number => Number(field(name) ?? otherwise)
  const profile: WatermarkProfile = {
    uid: randomId(),
    name: textOf(field('name')) ?? '',
    createdAt: account.store.now(),
    downloadedFrom,
    size: bytes.byteLength,
    width: size.getUint32(16),
    height: size.getUint32(20),
    opacity: number('opacity', 1),
    padding: number('padding', 0.05),
    scale: number('scale', 0.15),
    position: textOf(field('position')) ?? 'upperRight',
  }
  const isFraction = (value: number): boolean => value >= 0 && value <= 1
  if (![profile.opacity, profile.padding, profile.scale].every(isFraction)) {
    return badRequest('opacity, padding and scale must be between 0.0 and 1.0')
  }
  account.watermarks.set(profile.uid, profile)
  return success(watermarkObject(profile))
}

async function readPicture({ store }: Account, request: IncomingRequest): Promise<Picture | null> {
  const picture = request.headers.get('content-type')?.startsWith('multipart/')
    ? await sentPicture(request)
    : await linkedPicture(store.settings.fetch, request)
  return picture !== null && isPng(picture.bytes) ? picture : null
}

async function sentPicture(request: IncomingRequest): Promise<Picture | null> {
  const form = await readForm(receive(request), request.headers, MAX_PICTURE_BYTES + FORM_BYTES)
  if (form === null || form === 'too-large') return null
  const file = form.get('file')
  if (!(file instanceof Blob)) return null
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    downloadedFrom: null,
    field: (name) => form.get(name),
  }
}

async function linkedPicture(
  fetch: typeof globalThis.fetch,
  request: IncomingRequest,
): Promise<Picture | null> {
  const fields = await readJson(request)
  const url = textOf(fields?.['url'])
  if (fields === null || url === null) return null
  try {
    const response = await fetch(url, { signal: request.signal })
    const bytes = new Uint8Array(await response.arrayBuffer())
    return response.ok ? { bytes, downloadedFrom: url, field: (name) => fields[name] } : null
  } catch {
    return null
  }
}

/** Checks the signature, and that width and height follow it. */
function isPng(bytes: Uint8Array): boolean {
  return bytes.byteLength >= 24 && [0x89, 0x50, 0x4e, 0x47].every((byte, index) => bytes[index] === byte)
}
