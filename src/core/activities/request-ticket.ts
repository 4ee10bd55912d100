// `requesting`: asks the endpoint for an upload URL, or to have a link's video fetched.

import type { LateContext } from '../contract/activity-context.js'
import { forCreations } from '../contract/retry-policy.js'
import { titleOf } from '../machine/title.js'
import type { UploadReport } from '../machine/upload-event.js'
import type { UploadIn } from '../model/upload.js'
import { isBusy, type UploadError } from '../model/upload-error.js'
import { durationOf } from '../model/upload-facts.js'
import { withTimeLimit } from '../transfer/time-limit.js'
import { attempt, claimUpload, policyOf } from './attempt.js'
import type { CreationGate } from './creation-gate.js'
import { giveUpFile } from './lost-file.js'

/** Milliseconds that a creation waits for the length by which Stream is to reserve storage. */
const MEASURE_LIMIT = 150

export async function requestTicket(
  upload: UploadIn<'requesting'>,
  context: LateContext,
  gate: CreationGate,
): Promise<void> {
  const { source } = upload
  const { ports, send, run, created, settings } = context
  // An app that cancels one upload after the other gives each the slot of the one before: none wants a video.
  await Promise.resolve()
  if (run.isEnded) return
  // Side by side: it is all that the first byte waits for here.
  const checked = source.kind === 'file' ? ports.probe.check(source.file) : null
  const isMeasured = source.kind === 'file' && settings().reserve === 'measured'
  const measured = isMeasured ? measuredInTime(context) : durationOf(upload)
  if (!(await claimUpload(upload, context)) || run.isEnded) return
  if (source.kind === 'file' && (await checked) !== null) return giveUpFile(upload, source.file, context)
  const duration = await measured
  // Whoever cancels before this line abandons nothing, so nothing may be created after it.
  if (run.isEnded) return
  const policy = forCreations(policyOf(context, 0))
  let refusals = 0
  const held = (error: UploadError): void => send({ type: 'retrying', attempt: Math.max(1, refusals), error })
  await attempt(
    async () => {
      const report = await gate.pass(() => create(upload, duration, context), run.signal, held)
      if (report !== null) created(report)
    },
    (error, failures) => {
      // The gate says when it is sent again, without end: room comes, and the row says what it waits for.
      if (isBusy(error) && settings().retry === undefined) return [{ kind: 'wait', ms: 0 }, refusals++]
      const others = failures - refusals
      return [policy(error, others, ports.clock.now()), others]
    },
    context,
  )
}

function measuredInTime({ ports, measure }: LateContext): Promise<number | null> {
  return withTimeLimit(MEASURE_LIMIT, ports.clock, measure).catch(() => null)
}

async function create(
  upload: UploadIn<'requesting'>,
  duration: number | null,
  context: LateContext,
): Promise<UploadReport | null> {
  const { id, source } = upload
  const { tickets, settings } = context
  const described = { name: titleOf(upload), fields: upload.fields?.values }
  if (source.kind === 'link') {
    const video = await tickets.videoFor(id, { url: source.url, ...described })
    return video && { type: 'linkAccepted', ...video, tracked: settings().trackProcessing }
  }
  const offer = { file: source.file, duration, ...described }
  const issued = await tickets.ticketFor(id, offer)
  return issued && { type: 'ticketIssued', ...issued }
}
