import { remainingQualityOf } from '../../core/machine/encoding-progress.js'
import {
  etaOf,
  progressOf,
  resendingOf,
  sentOf,
  speedOf,
  unconfirmedOf,
} from '../../core/machine/progress.js'
import type { Rejection } from '../../core/model/file-rules.js'
import type { Upload } from '../../core/model/upload.js'
import { isServerFault, type UploadError } from '../../core/model/upload-error.js'
import { durationOf, isLink, isRetrying, sizeOf } from '../../core/model/upload-facts.js'
import { isolateName } from './bidi-isolate.js'
import type { Format } from './format.js'
import type { Messages } from './messages.js'

/** Where an upload is, in words. */
export function statusText(
  upload: Upload,
  { locale, status, interruption, rejection, error }: Messages,
  format: Format,
): string {
  const source = { isLink: isLink(upload) }
  switch (upload.status) {
    case 'validating':
    case 'uploaded':
      return status[upload.status](source)
    case 'interrupted': {
      const { file, handle } = upload.source.record
      return upload.problem === null
        ? status.interrupted({ isAtHand: handle !== null })
        : interruption[upload.problem]({ name: isolateName(file.name, locale), size: file.size }, format)
    }
    case 'elsewhere':
      return status.elsewhere(
        { activity: upload.view.status, fraction: source.isLink ? null : progressOf(upload).fraction },
        format,
      )
    case 'queued':
      return status.queued({ isResumed: upload.transfer !== null })
    case 'requesting':
      return isRetrying(upload) ? status.retrying(troubleOf(upload)) : status.requesting(upload)
    case 'uploading': {
      if (isRetrying(upload)) return status.retrying(troubleOf(upload.transfer))
      const bytes = resendingOf(upload)
      return bytes === null
        ? status.uploading({ ...progressOf(upload), isRenewed: upload.transfer.isRenewed }, format)
        : status.resending({ bytes }, format)
    }
    case 'paused':
      return status.paused(upload)
    case 'processing':
      return status.processing({ ...upload.encoding, ...source }, format)
    case 'ready':
      return status.ready({ improvement: remainingQualityOf(upload.video) }, format)
    case 'rejected':
      return upload.rejections.map((each) => rejectionText(each, rejection, format)).join(' ')
    case 'failed':
      // A host's own code, or a language that lacks a new one, must not take the page down.
      return (error[upload.error.code] ?? error.unexpected)(source)
    default:
      return status[upload.status]()
  }
}

function troubleOf({ failure }: { readonly failure: UploadError | null }): {
  readonly isServerFault: boolean
} {
  return { isServerFault: failure !== null && isServerFault(failure) }
}

export function rejectionText(rejection: Rejection, texts: Messages['rejection'], format: Format): string {
  // Each text takes the rejection of its own code; an index by a union cannot carry that tie.
  const text = texts[rejection.code] as (rejection: Rejection, format: Format) => string
  return text(rejection, format)
}

/** Length, size, position, speed and time left of an upload, as far as they mean something in its status. */
export function detailText(upload: Upload, { detail }: Messages, format: Format): string {
  const figures = {
    // Gives way to the figures that move, which may need all of a narrow line.
    duration: upload.status === 'uploading' ? null : durationOf(upload),
    size: sizeOf(upload),
    bytes: sentOf(upload),
    unconfirmed: unconfirmedOf(upload),
    speed: speedOf(upload),
    secondsLeft: etaOf(upload),
  }
  return detail(figures, format)
}
