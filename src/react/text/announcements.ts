// What a screen reader is told of the uploads, and when.

import { etaOf, progressOf, resendingOf, wholePercent } from '../../core/machine/progress.js'
import { totalsOf } from '../../core/machine/totals.js'
import type { Upload, UploadId } from '../../core/model/upload.js'
import { isLink, isRetrying } from '../../core/model/upload-facts.js'
import type { Format } from './format.js'
import type { Messages } from './messages.js'
import { isolateName } from './text-direction.js'
import { statusText, titleText } from './upload-text.js'

/** What was seen of the uploads, and what is still to be said. Times are milliseconds of any clock. */
export interface Announcements {
  /** As they were seen last. */
  readonly seen: readonly Upload[]
  /** The stage of each upload when it was last seen. */
  readonly stages: ReadonlyMap<UploadId, string>
  /** Quarters of the whole that are done, while there are too many uploads to name each; otherwise `null`. */
  readonly batch: number | null
  readonly news: ReadonlySet<UploadId>
  readonly isSummaryDue: boolean
  /** When the first of the unsaid changes came; `null` if there is none. */
  readonly since: number | null
  readonly spokenAt: number
}

/** Up to this many uploads are named. */
const FEW = 3

/** With fewer seconds left, half of a file is not worth an announcement: its end is near. */
const LONG = 60

/** Milliseconds for which changes are collected: screen readers skip parts of a region that changes faster. */
export const GATHERING = 400
/** Minimum milliseconds between two announcements, so that the first can be heard to its end. */
const REST = 1500
/** The same while many uploads are running. */
const LONG_REST = 5000

const HALF = 'uploading half'
/** Half is passed, and the end is near. */
const PAST_HALF = 'uploading past half'
const ENCODING = 'encoding'

/** Of a file its start and its end are told, and between them only what takes long or goes wrong. */
const silentStages: ReadonlySet<string> = new Set([PAST_HALF, ENCODING])

/** `never`: the next status follows at once. `summed`: without a problem, and together if many uploads run. */
const announced: Readonly<Record<Upload['status'], 'never' | 'summed' | 'always'>> = {
  validating: 'never',
  rejected: 'always',
  interrupted: 'always',
  reopening: 'never',
  elsewhere: 'always',
  queued: 'never',
  requesting: 'never',
  uploading: 'summed',
  paused: 'always',
  reading: 'never',
  processing: 'summed',
  ready: 'summed',
  uploaded: 'summed',
  failed: 'always',
  cancelled: 'always',
  cancelling: 'always',
  removing: 'never',
}

/** Uploads that exist at the start are not announced. */
export function startAnnouncements(uploads: readonly Upload[]): Announcements {
  const nothing = spoken({ seen: [], stages: new Map(), batch: null }, -Infinity)
  return spoken(notice(nothing, uploads, 0), -Infinity)
}

export function notice(before: Announcements, uploads: readonly Upload[], now: number): Announcements {
  const { busy, files, done, fraction } = totalsOf(uploads)
  const isBatch = busy > FEW || (before.batch !== null && busy > 0)
  const batch = isBatch ? quarterOf(fraction ?? done / files) : null
  const areSummedUp = isBatch || before.batch !== null
  const changed = changedSince(before.seen, uploads)
  const staged: [UploadId, string][] = []
  const news = new Set(changed === null ? [] : before.news)
  for (const upload of changed ?? uploads) {
    const { id, status } = upload
    // What is read first of a video is no news, unless it is a problem.
    const last = before.stages.get(id)
    const known = last === 'reading' && status !== 'failed' ? stageOf(upload, undefined) : last
    const stage = hasNoNews(upload, known) ? known : stageOf(upload, known)
    if (changed === null || stage !== last) staged.push([id, stage])
    const isTold =
      !silentStages.has(stage) &&
      (announced[status] === 'always' || (announced[status] === 'summed' && !areSummedUp))
    const isNew = stage !== known && isTold
    if (isNew || before.news.has(id)) news.add(id)
  }
  const kept = changed === null ? [] : before.stages
  const stages = changed !== null && staged.length === 0 ? before.stages : new Map([...kept, ...staged])
  const isSummaryDue = before.isSummaryDue || batch !== before.batch
  const since = news.size > 0 || isSummaryDue ? (before.since ?? now) : null
  return { seen: uploads, stages, batch, news, isSummaryDue, since, spokenAt: before.spokenAt }
}

/** Those that came or changed; `null` if one has gone or moved. A report of progress changes one of ten thousand. */
function changedSince(seen: readonly Upload[], uploads: readonly Upload[]): readonly Upload[] | null {
  if (seen.some(({ id }, place) => uploads[place]?.id !== id)) return null
  return uploads.filter((upload, place) => seen[place] !== upload)
}

/** When to speak; `null` if there is nothing to say. */
export function dueAt({ since, batch, spokenAt }: Announcements): number | null {
  if (since === null) return null
  return Math.max(since + GATHERING, spokenAt + (batch === null ? REST : LONG_REST))
}

/** Nothing is unsaid any more. */
export function spoken(known: Pick<Announcements, 'seen' | 'stages' | 'batch'>, now: number): Announcements {
  return { ...known, news: new Set(), isSummaryDue: false, since: null, spokenAt: now }
}

/** What is due, each sentence once, with the current figures; one sentence for many uploads of the same status. */
export function sentencesOf(
  { stages, news, isSummaryDue }: Announcements,
  uploads: readonly Upload[],
  messages: Messages,
  format: Format,
): readonly string[] {
  const namesByStatus = new Map<string, string[]>()
  for (const upload of uploads) {
    if (!news.has(upload.id) || announced[upload.status] === 'never') continue
    const fraction = stages.get(upload.id) === HALF ? progressOf(upload).fraction : null
    const status = spokenStatus(upload, messages, format, fraction)
    const names = namesByStatus.get(status) ?? []
    names.push(isolateName(titleText(upload, messages), messages.locale))
    namesByStatus.set(status, names)
  }
  const sentences = [...namesByStatus].flatMap(([status, names]) => {
    const subjects = names.length > FEW ? [messages.videos({ files: names.length }, format)] : names
    return subjects.map((name) => messages.announcement({ name, status }))
  })
  const totals = totalsOf(uploads)
  const fraction = wholePercent(totals.fraction ?? 0) === 0 ? null : totals.fraction
  const summary = isSummaryDue && totals.files > 0 ? [messages.summary({ ...totals, fraction }, format)] : []
  return [...new Set([...sentences, ...summary])]
}

/** Without figures that change while they are spoken: a per cent only where it is the news. */
export function spokenStatus(
  upload: Upload,
  messages: Messages,
  format: Format,
  fraction: number | null = null,
): string {
  const { status } = messages
  if (upload.status === 'uploading' && !isRetrying(upload) && resendingOf(upload) === null) {
    return status.uploading({ fraction, isRenewed: upload.transfer.isRenewed }, format)
  }
  if (upload.status === 'processing') {
    return status.processing({ ...upload.encoding, percent: null, isLink: isLink(upload) }, format)
  }
  return upload.status === 'ready'
    ? status.ready({ improvement: null }, format)
    : statusText(upload, messages, format)
}

/** An interruption that is retried is not announced, however often it comes: the bar keeps its place. */
function hasNoNews(upload: Upload, known: string | undefined): known is string {
  if (known === undefined) return false
  if (isRetrying(upload)) return true
  return known === 'resending' && upload.status === 'uploading' && upload.transfer.attempt > 0
}

/** A stage changes only if the change is worth an announcement. */
function stageOf(upload: Upload, known: string | undefined): string {
  switch (upload.status) {
    case 'uploading': {
      const { fraction, acceptedFraction } = progressOf(upload)
      const isBehind = resendingOf(upload) !== null && quarterOf(acceptedFraction) < quarterOf(fraction)
      if (isBehind) return 'resending'
      const isHalf = wholePercent(fraction) >= 50
      if (known === 'uploading' && isHalf) return (etaOf(upload) ?? 0) > LONG ? HALF : PAST_HALF
      if (known?.startsWith('uploading')) return known
      // After a break in its second half no half is left to be told.
      return isHalf ? 'uploading again' : 'uploading'
    }
    case 'processing': {
      const { step } = upload.encoding
      return step === 'downloading' ? step : ENCODING
    }
    case 'paused':
      return `paused ${upload.cause}`
    case 'cancelling':
      return 'cancelled'
    default:
      return upload.status
  }
}

function quarterOf(fraction: number): number {
  return Math.floor(wholePercent(fraction) / 25)
}
