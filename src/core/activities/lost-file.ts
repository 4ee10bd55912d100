// A file that cannot be read any more: it can be tried again, and if that fails too, opened or chosen anew.

import type { ActivityContext } from '../contract/activity-context.js'
import type { UploadIn } from '../model/upload.js'
import { plainError } from '../model/upload-error.js'

/** Files whose uploads have failed because of that. */
const lost = new WeakSet<File>()

export function noteLost(file: File): void {
  lost.add(file)
}

export function wasLost(file: File): boolean {
  return lost.has(file)
}

/**
 * Browsers never read a `File` again once its time on disk has changed, even if nothing else has. So the second time the
 * upload waits for the file itself, which its handle or the person gives, and samples of the content are compared.
 */
export async function giveUpFile(
  upload: UploadIn<'requesting' | 'uploading'>,
  file: File,
  { ports, send }: ActivityContext,
): Promise<void> {
  const report = wasLost(file) ? await ports.sessions?.setAside(upload) : null
  noteLost(file)
  send(report ?? { type: 'failed', error: plainError('file-unreadable') })
}
