// The words and figures of one upload.

import { remainingQualityOf } from '../../core/machine/encoding-progress.js'
import {
  etaOf,
  progressOf,
  resendingOf,
  sentOf,
  speedOf,
  unconfirmedOf,
} from '../../core/machine/progress.js'
import { titleOf } from '../../core/machine/title.js'
import type { Upload } from '../../core/model/upload.js'
import {
  isBusy,
  isServerFault,
  type UploadError,
  type UploadErrorCode,
} from '../../core/model/upload-error.js'
import { durationOf, isHeld, isLink, isRetrying, sizeOf, wasThere } from '../../core/model/upload-facts.js'
import { lookUp } from '../../protocol/look-up.js'
import type { Format } from './format.js'
import { joinParts } from './join-parts.js'
import type { Messages } from './messages.js'
import { rejectionText } from './rejection-text.js'
import { isolateName } from './text-direction.js'

/** What the video is called; a word for it while nobody knows. */
export function titleText(upload: Upload, messages: Messages): string {
  return titleOf(upload) || messages.untitled()
}

/** The status in words. If the upload failed or was rejected: why. */
export function statusText(upload: Upload, messages: Messages, format: Format): string {
  const { locale, status, interruption, rejection, error } = messages
  const source = { isLink: isLink(upload) }
  switch (upload.status) {
    case 'validating':
    case 'uploaded':
      return status[upload.status](source)
    case 'interrupted': {
      const { file, handle } = upload.source.record
      return upload.problem === null
        ? status.interrupted({ isAtHand: handle !== null, isHeld: isHeld(upload) })
        : interruption[upload.problem]({ name: isolateName(file.name, locale), size: file.size }, format)
    }
    case 'elsewhere': {
      const fraction = source.isLink ? null : progressOf(upload).fraction
      return status.elsewhere({ activity: upload.view.status, fraction }, format)
    }
    case 'queued':
      return status.queued({ isResumed: upload.transfer !== null, isHeld: upload.held })
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
    case 'reading':
      return status.reading()
    case 'processing':
      return status.processing({ ...upload.encoding, ...source }, format)
    case 'ready':
      return status.ready({ improvement: remainingQualityOf(upload.video) }, format)
    case 'rejected':
      return upload.rejections.map((each) => rejectionText(each, rejection, format)).join(' ')
    case 'failed':
      // The app's own endpoint may use other codes, and a custom language may lack a new one. Neither may
      // break the page.
      if (wasThere(upload) && missing.has(upload.error.code)) return error['not-found'](source)
      return upload.error.message ?? (lookUp(error, upload.error.code) ?? error.unexpected)(source)
    case 'reopening':
      return status.reopening()
    case 'cancelling':
    case 'cancelled':
      return status.cancelled()
    case 'removing':
      return statusText(upload.before, messages, format)
  }
}

/** Nothing of a video that was there before could start over. */
const missing: ReadonlySet<UploadErrorCode> = new Set(['forbidden', 'not-found', 'video-gone'])

function troubleOf({
  failure,
}: {
  failure: UploadError | null
}): Parameters<Messages['status']['retrying']>[0] {
  if (failure === null) return { isServerFault: false, isBusy: false }
  return { isServerFault: isServerFault(failure), isBusy: isBusy(failure) }
}

/** Length, size, position, speed and time left, if they mean something in this status. */
export function detailText(upload: Upload, { detail }: Messages, format: Format): string {
  return detail(figuresOf(upload), format)
}

/** What the bar says: the status, and how much of it may be resent. */
export function progressText(upload: Upload, messages: Messages, format: Format): string {
  const unconfirmed = unconfirmedOf(upload)
  const rest = unconfirmed === null ? '' : messages.detail({ ...noFigures, unconfirmed }, format)
  return joinParts(' · ', statusText(upload, messages, format), rest)
}

/** The figures of a row one by one, so that a narrow row can leave some out. `''` where there is none. */
export interface FigureTexts {
  readonly timeLeft: string
  /** The length of the video. */
  readonly length: string
  /** In the order in which they can be left out, the last one first. */
  readonly others: readonly { readonly figure: 'bytes' | 'speed' | 'unconfirmed'; readonly text: string }[]
}

export function figureTexts(upload: Upload, { detail }: Messages, format: Format): FigureTexts {
  const { size, bytes, ...figures } = figuresOf(upload)
  const textOf = (shown: Partial<Figures>): string => detail({ ...noFigures, ...shown }, format)
  const { speed, secondsLeft } = figures
  const unconfirmed = isWorthMentioning(figures.unconfirmed, size) ? figures.unconfirmed : null
  const others = [
    { figure: 'bytes', text: textOf({ size, bytes }) },
    { figure: 'speed', text: textOf({ speed }) },
    { figure: 'unconfirmed', text: textOf({ unconfirmed }) },
  ] as const
  return {
    timeLeft: textOf({ secondsLeft }),
    length: textOf({ duration: durationOf(upload) }),
    others: others.filter(({ text }) => text !== ''),
  }
}

type Figures = Parameters<Messages['detail']>[0]

const noFigures: Figures = {
  duration: null,
  size: null,
  bytes: null,
  unconfirmed: null,
  speed: null,
  secondsLeft: null,
}

function figuresOf(upload: Upload): Figures {
  return {
    // Left out while bytes move: the other figures may need the whole of a narrow line.
    duration: upload.status === 'uploading' ? null : durationOf(upload),
    size: sizeOf(upload),
    bytes: sentOf(upload),
    unconfirmed: unconfirmedOf(upload),
    speed: speedOf(upload),
    secondsLeft: etaOf(upload),
  }
}

/** Less is no reason to wait, and the bar shows it. */
function isWorthMentioning(bytes: number | null, size: number | null): boolean {
  return bytes !== null && size !== null && bytes >= size * 0.05
}
