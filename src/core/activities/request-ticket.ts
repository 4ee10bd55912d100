import { forCreations } from '../contract/retry-policy.js'
import { titleOf } from '../machine/title.js'
import type { UploadReport } from '../machine/upload-event.js'
import type { UploadIn } from '../model/upload.js'
import { durationOf } from '../model/upload-facts.js'
import type { ActivityContext } from './activity-context.js'
import { isOurs } from './detached.js'
import { policyOf, waitForRetry } from './retry.js'

export async function requestTicket(upload: UploadIn<'requesting'>, context: ActivityContext): Promise<void> {
  // A host that pauses or cancels one upload after the other gives each the turn of the one before. None of them wants a video.
  await Promise.resolve()
  if (context.signal.aborted || !(await isOurs(upload, context))) return
  for (let attempt = 0; !context.signal.aborted; attempt++) {
    try {
      return context.created(await creationOf(upload, context))
    } catch (thrown) {
      if (!(await waitForRetry(thrown, attempt, context, forCreations(policyOf(context, 0))))) return
    }
  }
}

async function creationOf(
  upload: UploadIn<'requesting'>,
  { desk, settings }: ActivityContext,
): Promise<UploadReport> {
  const { id, source } = upload
  if (source.kind === 'link') {
    const { videoId, name } = await desk.videoFor(id, { url: source.url, name: titleOf(upload) })
    return { type: 'linkAccepted', videoId, name, tracked: settings().trackProcessing }
  }
  const offer = { file: source.file, name: titleOf(upload), duration: durationOf(upload) }
  return { type: 'ticketIssued', ...(await desk.ticketFor(id, offer)) }
}
