import { isSettled } from './queue.js'
import { transition, type UploadCommand } from './transition.js'
import type { Upload } from './upload.js'

/** Whatever a person can do to one upload. */
export type ItemCommand = UploadCommand | 'remove'

/** Whether a command would change anything now. */
export function can(upload: Upload, command: ItemCommand): boolean {
  return command === 'remove' ? isSettled(upload) : transition(upload, { type: command }) !== upload
}
