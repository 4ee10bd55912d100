// Makes events for the app of the changes of uploads. Loaded with the network, as most apps ask for none.

import type { Change } from '../contract/activity-context.js'
import type { UploaderEvent } from '../contract/uploader-event.js'
import { titleOf } from '../machine/title.js'
import type { Upload, UploadId } from '../model/upload.js'
import { isLink, isNotOurs, isUnderWay, sizeOf, videoIdOf } from '../model/upload-facts.js'

/** When what is measured of an upload began. */
interface Begun {
  isUnderWay: boolean
  isOver: 'ready' | 'failed' | null
  request?: number
  upload?: number
  chunk?: number
  encoding?: number
}

type Of<E> = E extends { readonly upload: UploadId } ? Omit<E, 'at' | 'upload' | 'videoId' | 'name'> : never

export interface EventMaker {
  /** What is told of changes that came together. */
  eventsOf(changes: readonly Change[], withNames: boolean): readonly UploaderEvent[]
}

export function createEventMaker(): EventMaker {
  const uploads = new Map<UploadId, Begun>()
  let underWay = 0

  return {
    eventsOf(changes, withNames) {
      const events: UploaderEvent[] = []
      let wasUnderWay = underWay > 0
      for (const [next, previous, id, at] of changes) {
        const begun = uploads.get(id) ?? { isUnderWay: false, isOver: null }
        uploads.set(id, begun)
        const upload = next ?? previous
        if (upload === null) continue
        for (const what of whatOf(next, previous, begun, at)) {
          const who = {
            at,
            upload: id,
            videoId: videoIdOf(upload),
            ...(withNames && { name: titleOf(upload) }),
          }
          events.push({ ...who, ...what })
        }
        underWay -= Number(begun.isUnderWay)
        begun.isUnderWay = next !== null && isUnderWay(next)
        underWay += Number(begun.isUnderWay)
        begun.isOver = next?.status === 'ready' || next?.status === 'failed' ? next.status : null
        wasUnderWay ||= begun.isUnderWay
        if (next === null) uploads.delete(id)
      }
      const last = changes[changes.length - 1]
      if (last !== undefined && wasUnderWay && underWay === 0) {
        const count = (end: 'ready' | 'failed'): number =>
          [...uploads.values()].filter(({ isOver }) => isOver === end).length
        events.push({ type: 'settled', at: last[3], ready: count('ready'), failed: count('failed') })
      }
      return events
    },
  }
}

function* whatOf(
  next: Upload | null,
  previous: Upload | null,
  begun: Begun,
  at: number,
): Generator<Of<UploaderEvent>> {
  const since = (start: number | undefined): number | null => (start === undefined ? null : at - start)
  if (next === null) return yield { type: 'removed' }
  if (previous === null || previous.status === 'removing' || next.status === 'removing') return
  if (next.status === previous.status) return yield* within(next, previous, begun, at)
  if (next.status === 'uploading') begun.chunk = at
  // How it ended in another tab is told there.
  if (isNotOurs(previous)) return
  if (previous.status === 'requesting' && (next.status === 'uploading' || next.status === 'processing')) {
    yield { type: 'ticket', isRenewal: previous.isRenewal, ms: since(begun.request) }
  }
  if (previous.status === 'paused' && next.status === 'queued') yield { type: 'resumed' }
  switch (next.status) {
    case 'queued':
      if (previous.status !== 'validating' && previous.status !== 'rejected') return
      return yield { type: 'added', source: isLink(next) ? 'link' : 'file', bytes: sizeOf(next) }
    case 'rejected':
      return yield { type: 'rejected', codes: next.rejections.map(({ code }) => code) }
    case 'requesting':
      begun.request = at
      begun.upload ??= at
      if (next.isRenewal) yield { type: 'expired' }
      return
    case 'uploading':
      begun.upload ??= at
      return
    case 'paused':
      return yield { type: 'paused', cause: next.cause }
    case 'processing':
    case 'uploaded':
      begun.encoding = at
      if (previous.status === 'uploading') {
        yield { type: 'uploaded', bytes: sizeOf(next), ms: since(begun.upload) }
      }
      return
    case 'ready':
      return yield { type: 'ready', ms: since(begun.encoding) }
    case 'failed':
      return yield { type: 'failed', code: next.error.code, status: next.error.status }
    case 'cancelled':
      return yield { type: 'cancelled' }
    default:
  }
}

function* within(next: Upload, previous: Upload, begun: Begun, at: number): Generator<Of<UploaderEvent>> {
  if (next.status === 'requesting' && previous.status === 'requesting') {
    if (next.attempt > previous.attempt) yield retryOf('request', next)
  }
  if (next.status !== 'uploading' || previous.status !== 'uploading') return
  const bytes = next.transfer.bytesAccepted - previous.transfer.bytesAccepted
  if (bytes > 0) {
    yield { type: 'chunk', bytes, ms: begun.chunk === undefined ? null : at - begun.chunk }
    begun.chunk = at
  }
  if (next.transfer.attempt > previous.transfer.attempt) yield retryOf('transfer', next.transfer)
}

function retryOf(
  step: 'request' | 'transfer',
  { attempt, failure }: Pick<Upload & { readonly status: 'requesting' }, 'attempt' | 'failure'>,
): Of<UploaderEvent> {
  return { type: 'retry', step, attempt, code: failure?.code ?? null, status: failure?.status ?? null }
}
