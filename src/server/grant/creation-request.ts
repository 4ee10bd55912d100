// The request for a new video, from a file or from a link.

import { cleanName } from '../../protocol/clean-name.js'
import { headerOnce } from '../../protocol/header.js'
import { asObject, parseJson } from '../../protocol/json.js'
import { nameInLink } from '../../protocol/link.js'
import type { TicketRequest } from '../../protocol/messages.js'
import { parseLinkRequest, parseTicketRequest } from '../../protocol/messages.js'
import { Failure } from '../http/failure.js'
import { readBody } from '../http/request-body.js'
import type { StreamAction } from './authorization.js'
import { enforceLinkPolicy } from './link-policy.js'
import { cleanUntrustedMeta } from './untrusted-meta.js'
import { MAX_METADATA_LENGTH, metaEntries, parseUploadMetadata } from './upload-metadata.js'

export type Creation = Extract<StreamAction, { readonly type: 'create' | 'import' }>

/** Reads JSON or, without a body, a tus creation. @throws {Failure} with `invalid-request` or `link-refused`. */
export async function readCreation(request: Request, allowPrivateHosts: boolean): Promise<Creation> {
  const contentType = request.headers.get('content-type')
  if (contentType === null) return uploadOf(fromTusHeaders(request.headers))
  // An HTML form can send neither JSON nor tus headers, so other sites cannot post here without a preflight.
  if (!/^application\/json\s*(;|$)/i.test(contentType)) throw unreadable()
  const json = parseJson(await readBody(request))
  return asObject(json)?.['url'] === undefined
    ? uploadOf(parseTicketRequest(json))
    : importOf(json, allowPrivateHosts)
}

function uploadOf(file: TicketRequest | null): Creation {
  if (file === null) throw unreadable()
  const meta = cleanUntrustedMeta(file.meta)
  // Said to the page, which sent them: a grant that repeats them would be refused for what it did not write.
  if ((metaEntries(meta ?? {})?.length ?? 0) > MAX_METADATA_LENGTH) {
    throw new Failure(
      'invalid-request',
      `The texts in \`meta\` are too long: with their keys and as base64 they may have ${MAX_METADATA_LENGTH} bytes.`,
    )
  }
  return { type: 'create', file: { ...file, meta } }
}

function importOf(json: unknown, allowPrivateHosts: boolean): Creation {
  const link = parseLinkRequest(json)
  if (link === null) throw unreadable()
  const url = enforceLinkPolicy(link.url, allowPrivateHosts)
  const name = link.name || cleanName(nameInLink(url))
  const { fields } = link
  return {
    type: 'import',
    url: url.href,
    name,
    meta: cleanUntrustedMeta(link.meta),
    ...(fields !== undefined && { fields }),
  }
}

function fromTusHeaders(headers: Headers): TicketRequest | null {
  const length = headerOnce(headers.get('upload-length')) ?? ''
  const size = Number(length)
  if (!/^\d+$/.test(length) || !Number.isSafeInteger(size)) return null
  const metadata = parseUploadMetadata(headers.get('upload-metadata') ?? '')
  return {
    // Stream calls it `name`; many tus clients send `filename` and `filetype`.
    name: cleanName(metadata.get('name') ?? metadata.get('filename') ?? ''),
    size,
    type: metadata.get('type') ?? metadata.get('filetype') ?? '',
    lastModified: 0,
    meta: Object.fromEntries(metadata),
  }
}

function unreadable(): Failure {
  return new Failure(
    'invalid-request',
    'Expected a file as JSON, {name, size, type, lastModified, meta?, fields?}, or a link, {url, name?, meta?, fields?}, with `Content-Type: application/json`, or a tus creation with `Upload-Length` and no body.',
  )
}
