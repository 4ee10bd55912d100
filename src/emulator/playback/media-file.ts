// The uploaded file, for the emulator's own player.

import type { Account } from '../account/account.js'
import type { IncomingRequest } from '../http/incoming-request.js'
import { type Container, containerOf } from '../media/container.js'
import { isShownBy } from './access.js'

/** Containers that browsers play without encoding. */
const types: Readonly<Partial<Record<Container, string>>> = {
  mp4: 'video/mp4',
  matroska: 'video/webm',
  ogg: 'video/ogg',
}

/** Media type of a file that browsers play; `null` for others. */
export function mediaFileType(bytes: Uint8Array): string | null {
  const container = containerOf(bytes)
  return (container === null ? null : types[container]) ?? null
}

/**
 * The uploaded bytes, all or a range of them. Stream has no such address, because it encodes.
 * @param shown the video's id, or a signed token in its place
 */
export async function serveMediaFile(
  account: Account,
  uid: string,
  shown: string,
  { headers }: IncomingRequest,
): Promise<Response> {
  const video = account.store.get(uid)
  const bytes = video?.media ?? null
  const type = bytes === null ? null : mediaFileType(bytes)
  const isThere = video !== undefined && account.store.encodingOf(video).readyToStream
  if (!isThere || bytes === null || type === null) return new Response('Not Found', { status: 404 })
  if (!(await isShownBy(account, video, shown))) return new Response('Unauthorized', { status: 401 })

  const own = { 'content-type': type, 'accept-ranges': 'bytes', 'x-content-type-options': 'nosniff' }
  const size = bytes.length
  const range = rangeIn(headers.get('range'), size)
  if (range === null) return new Response(bytes.slice(), { headers: own })
  const { start, end } = range
  if (start >= end) {
    return new Response(null, { status: 416, headers: { ...own, 'content-range': `bytes */${size}` } })
  }
  return new Response(bytes.slice(start, end), {
    status: 206,
    headers: { ...own, 'content-range': `bytes ${start}-${end - 1}/${size}` },
  })
}

/**
 * One range, as players ask for it; anything else is ignored. @see
 * https://www.rfc-editor.org/rfc/rfc9110#section-14.1.2
 */
function rangeIn(
  header: string | null,
  size: number,
): { readonly start: number; readonly end: number } | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first !== '')
    return { start: Number(first), end: last === '' ? size : Math.min(Number(last) + 1, size) }
  return last === '' ? null : { start: Math.max(0, size - Number(last)), end: size }
}
