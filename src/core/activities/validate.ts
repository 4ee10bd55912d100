// `validating`: holds a new file or link against the rules, before a byte is read that no rule asks for.

import type { ActivityContext } from '../contract/activity-context.js'
import { checkFile, checkLink, type Rejection } from '../model/file-rules.js'
import { hasMediaRules } from '../model/media-rules.js'
import type { UploadIn } from '../model/upload.js'

export async function validate(upload: UploadIn<'validating'>, context: ActivityContext): Promise<void> {
  const { ports, send, run, admission } = context
  const judged = rejectionsOf(upload, context)
  // Not awaited without need: a file that is refused must leave its place before the next one is judged.
  const rejections = judged instanceof Promise ? await judged : judged
  const [first, ...rest] = rejections
  // There may be a row already that the file goes on in, and then it takes no place.
  if (rejections.every(({ code }) => code === 'too-many-files')) {
    await admission()
    if (run.isEnded || (await ports.sessions?.follows(upload))) return
  }
  send(
    first === undefined
      ? { type: 'fileAccepted', held: !context.settings().autoStart }
      : { type: 'fileRejected', rejections: [first, ...rest] },
  )
}

function rejectionsOf(
  { source, isConfirmed }: UploadIn<'validating'>,
  { ports, settings, checkMedia, countedBefore, bytesBefore, isDuplicate }: ActivityContext,
): readonly Rejection[] | Promise<readonly Rejection[]> {
  const rules = settings()
  const isAsked = rules.duplicates === 'skip' || (rules.duplicates === 'ask' && !isConfirmed)
  const place = [rules.maxFiles === undefined ? 0 : countedBefore(), isAsked && isDuplicate()] as const
  if (source.kind === 'link') return checkLink(source, rules, ...place)
  const bytes = rules.maxTotalSize === undefined ? 0 : bytesBefore()
  const rejections = checkFile(source.file, rules, ...place, bytes)
  // What seems to be empty may be gone, or a folder.
  if (rejections.some(({ code }) => code === 'file-empty')) {
    const checked = ports.probe.check(source.file)
    return checked.then((fault) => (fault === null ? rejections : [{ code: 'file-unreadable' }]))
  }
  // A question about a duplicate is open, so the file may yet be uploaded.
  const isWanted = rejections.every(({ code }) => code === 'duplicate')
  if (!isWanted || (rules.validate === undefined && !hasMediaRules(rules))) return rejections
  return checkMedia(rules).then((more) => [...rejections, ...more])
}
