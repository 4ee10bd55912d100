import type { Upload } from '../model/upload.js'
import { canOpenAgain } from './detached.js'
import { isSettled } from './status-groups.js'
import { transition } from './transition.js'
import type { UploadCommand } from './upload-event.js'

/** Whatever a person can do to one upload. */
export type ItemCommand = UploadCommand | 'reselect' | 'remove'

/** Of each of these at most one is possible at a time: one button can take the place of another. */
export const alternatives: readonly (readonly ItemCommand[])[] = [
  ['pause', 'resume', 'retry', 'confirm', 'reselect'],
  ['cancel', 'remove'],
]

/** Whether a command would change anything now. */
export function can(upload: Upload, command: ItemCommand): boolean {
  if (command === 'remove') return isSettled(upload)
  if (command === 'reselect') return needsFile(upload)
  return transition(upload, { type: command }) !== upload
}

/** A file that can be opened need not be chosen, and one that has changed would be refused. */
function needsFile(upload: Upload): boolean {
  return upload.status === 'interrupted' && upload.problem !== 'file-changed' && !canOpenAgain(upload)
}
