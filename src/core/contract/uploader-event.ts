// What an uploader tells of itself, for measuring: no names of files, no addresses, no URLs.

import type { RejectionCode } from '../model/file-rules.js'
import type { UploadId } from '../model/upload.js'
import type { UploadErrorCode } from '../model/upload-error.js'

interface Told {
  /** When it happened: milliseconds since the epoch. */
  readonly at: number
}

interface OfUpload extends Told {
  /** The upload's id, random, the same in all events of it. */
  readonly upload: UploadId
  /** Stream's id, once there is a video. */
  readonly videoId: string | null
  /** The video's title, only with the option `eventNames`. */
  readonly name?: string | undefined
}

/** Times and spans are milliseconds, sizes bytes. A span is `null` if its beginning was before this page. */
export type UploaderEvent =
  /** A file or link was accepted. `bytes` is `null` for a link. */
  | (OfUpload & { readonly type: 'added'; readonly source: 'file' | 'link'; readonly bytes: number | null })
  | (OfUpload & { readonly type: 'rejected'; readonly codes: readonly RejectionCode[] })
  /** The endpoint has answered with an upload URL, or with the video of a link. */
  | (OfUpload & { readonly type: 'ticket'; readonly isRenewal: boolean; readonly ms: number | null })
  /** The server has confirmed so many more bytes. */
  | (OfUpload & { readonly type: 'chunk'; readonly bytes: number; readonly ms: number | null })
  /** A request has failed and is repeated. `attempt`: how many have failed in a row. */
  | (OfUpload & {
      readonly type: 'retry'
      readonly step: 'request' | 'transfer'
      readonly attempt: number
      readonly code: UploadErrorCode | null
      readonly status: number | null
    })
  | (OfUpload & { readonly type: 'paused'; readonly cause: 'user' | 'offline' })
  | (OfUpload & { readonly type: 'resumed' })
  /** The upload URL had expired; another is asked for. */
  | (OfUpload & { readonly type: 'expired' })
  /** All bytes have arrived. `ms`: since the upload began, pauses included. */
  | (OfUpload & { readonly type: 'uploaded'; readonly bytes: number | null; readonly ms: number | null })
  /** The video can be played. `ms`: since all bytes had arrived. */
  | (OfUpload & { readonly type: 'ready'; readonly ms: number | null })
  | (OfUpload & { readonly type: 'failed'; readonly code: UploadErrorCode; readonly status: number | null })
  | (OfUpload & { readonly type: 'cancelled' })
  /** It has left the list. */
  | (OfUpload & { readonly type: 'removed' })
  /** No upload is under way any more. */
  | (Told & { readonly type: 'settled'; readonly ready: number; readonly failed: number })
