// API call: creates a tus upload.

import type { Account } from '../account/account.js'
import { badRequest } from '../http/api-envelope.js'
import type { IncomingRequest } from '../http/incoming-request.js'
import { parseUploadMetadata, settingsFromMetadata } from '../videos/parse-upload-metadata.js'
import { creationRefusal, newVideo } from './new-video.js'

/**
 * `POST /accounts/{id}/stream`: without `direct_user=true` in the query the upload URL is an API address,
 * which needs the token and has no CORS. Many reports of failing CORS have this cause.
 * @see https://developers.cloudflare.com/stream/uploading-videos/direct-creator-uploads/
 */
export function createTusUpload(account: Account, { url, headers }: IncomingRequest): Response {
  const { store } = account
  if (headers.get('tus-resumable') !== '1.0.0') return badRequest('Tus-Resumable must be 1.0.0')
  const length = headers.get('upload-length') ?? ''
  if (!/^\d{1,15}$/.test(length)) return badRequest('Upload-Length must be the size of the file in bytes')
  const pairs = parseUploadMetadata(headers.get('upload-metadata') ?? '')
  if (pairs === null) return badRequest('Upload-Metadata must be pairs of a key and a base64 value')

  const creation = {
    upload: 'tus' as const,
    uploadLength: Number(length),
    link: null,
    creator: headers.get('upload-creator'),
    settings: settingsFromMetadata(pairs, store.settings.assumptions.signedUrlsFalseTurnsOff),
  }
  const refusal = creationRefusal(account, creation)
  if (refusal !== null) return refusal
  const { uid, base } = newVideo(account, url, creation)
  return new Response(null, {
    status: 201,
    headers: {
      location: `${base}${uploadPath(new URL(url))}/${uid}?tusv2=true`,
      'stream-media-id': uid,
      'tus-resumable': '1.0.0',
    },
  })
}

function uploadPath({ pathname, searchParams }: URL): string {
  if (searchParams.get('direct_user') === 'true') return '/tus'
  return pathname.slice(pathname.indexOf('/client/v4/')).replace(/\/stream$/, '/media')
}
