// `validating`: checks a new file or link against the rules. A file is opened only if a rule needs it.

import { checkFile, checkLink, type Rejection } from '../model/file-rules.js'
import { checkMedia, hasMediaRules } from '../model/media-rules.js'
import type { UploadIn } from '../model/upload.js'
import type { ActivityContext } from './activity-context.js'

export async function validate(upload: UploadIn<'validating'>, context: ActivityContext): Promise<void> {
  const { ports, send, isEnded, turn, admission } = context
  await turn()
  if (isEnded()) return
  const rejections = rejectionsOf(upload, context)
  // Awaited only if needed: a rejected file must free its place before the next one is checked.
  const [first, ...rest] = rejections instanceof Promise ? await rejections : rejections
  if (first !== undefined) return send({ type: 'fileRejected', rejections: [first, ...rest] })
  await admission()
  if (isEnded() || (await ports.sessions?.follows(upload))) return
  send({ type: 'fileAccepted' })
}

function rejectionsOf(
  { source }: UploadIn<'validating'>,
  { ports, settings, readMedia, countedBefore, isDuplicate }: ActivityContext,
): readonly Rejection[] | Promise<readonly Rejection[]> {
  const rules = settings()
  const isAsked = rules.duplicates === 'skip' || rules.duplicates === 'ask'
  const place = [rules.maxFiles === undefined ? 0 : countedBefore(), isAsked && isDuplicate()] as const
  if (source.kind === 'link') return checkLink(source, rules, ...place)
  const rejections = checkFile(source.file, rules, ...place)
  // A file that seems to be empty may be gone, or a folder.
  if (rejections.some(({ code }) => code === 'file-empty')) {
    return ports.probe
      .check(source.file)
      .then((fault) => (fault === null ? rejections : [{ code: 'file-unreadable' }]))
  }
  // Duplicates are a question to the person, so the file may still be uploaded.
  const isWanted = rejections.every(({ code }) => code === 'duplicate')
  if (!isWanted || !hasMediaRules(rules)) return rejections
  return readMedia().then((media) => [...rejections, ...checkMedia(media, rules)])
}
