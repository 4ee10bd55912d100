// What an answer of the upload server means as an error.

import { type UploadErrorCode, UploadFailure } from '../../core/model/upload-error.js'
import { parseRetryAfter } from '../time/retry-after.js'
import { type HttpResponse, headerOf } from './http-stack.js'

/** `null` for a success. Stream does not document these statuses. @see https://tus.io/protocols/resumable-upload */
export function failureOfAnswer(method: string, response: HttpResponse, now: number): UploadFailure | null {
  const status = response.getStatus()
  if (status >= 200 && status < 300) return null
  const retryAfter = parseRetryAfter(headerOf(response, 'Retry-After'), now)
  return new UploadFailure(codeOf(method, status, response), status, retryAfter)
}

function codeOf(method: string, status: number, response: HttpResponse): UploadErrorCode {
  // Stream's basic-upload URL answers tus requests with "Decoding Error", and asks for a POST.
  if (status === 405 || /decoding error|must use post/i.test(response.getBody())) return 'not-a-tus-url'
  if (status === 400) return method === 'HEAD' ? 'not-a-tus-url' : 'chunk-refused'
  if ([401, 403, 404, 410].includes(status)) return 'url-expired'
  return status === 413 || status === 415 ? 'chunk-refused' : 'transfer-failed'
}

/**
 * Basic-upload URLs have the video's id as the whole path; a tus URL has `/tus/` before it.
 * @see https://developers.cloudflare.com/stream/uploading-videos/direct-creator-uploads/
 */
export function isBasicUploadUrl(url: string): boolean {
  return /^https:\/\/upload\.(?:videodelivery\.net|cloudflarestream\.com)\/[0-9a-f]{32}$/i.test(url)
}
