import { checkFile, checkLink, type Rejection } from '../model/file-rules.js'
import { checkMedia, hasMediaRules } from '../model/media-rules.js'
import type { UploadIn } from '../model/upload.js'
import type { ActivityContext } from './activity-context.js'

export async function validate(upload: UploadIn<'validating'>, context: ActivityContext): Promise<void> {
  const { source } = upload
  const rules = context.settings()
  if (source.kind === 'link') {
    return judge(upload, checkLink(source, rules, context.position, context.isDuplicate), context)
  }
  const { file } = source
  const rejections = [...checkFile(file, rules, context.position, context.isDuplicate)]
  // What is refused for another reason need not be read; what seems to be empty may be gone, or a folder.
  const isToBeRead = rejections.length === 0 || rejections.some(({ code }) => code === 'file-empty')
  const isReadable = !isToBeRead || (await context.ports.probe.check(file)) === null
  // A question about a duplicate is open, so the file may yet be uploaded.
  const isWanted = isReadable && rejections.every(({ code }) => code === 'duplicate')
  if (isWanted && hasMediaRules(rules)) {
    rejections.push(...checkMedia(await context.openFile(), rules))
  }
  return judge(upload, isReadable ? rejections : [{ code: 'file-unreadable' }], context)
}

async function judge(
  upload: UploadIn<'validating'>,
  [first, ...rest]: readonly Rejection[],
  { ports: { sessions }, send }: ActivityContext,
): Promise<void> {
  if (first !== undefined) return send({ type: 'fileRejected', rejections: [first, ...rest] })
  if (sessions !== null && (await sessions.follows(upload))) return
  send({ type: 'fileAccepted' })
}
