// Which commands would change an upload now.

import type { Upload } from '../model/upload.js'
import { isRemovable, isWithdrawn, wasThere } from '../model/upload-facts.js'
import { canOpenAgain } from './detached.js'
import { transition } from './transition.js'
import type { UploadCommand } from './upload-event.js'

/** The commands that a person can give for one upload. */
export type ItemCommand = UploadCommand | 'reselect' | 'replace' | 'remove'

/** Groups of commands of which at most one is possible at a time, so that they can share one button. */
export const alternatives: readonly (readonly ItemCommand[])[] = [
  ['start', 'pause', 'resume', 'retry', 'confirm', 'reselect', 'undo', 'restart'],
  ['replace'],
  ['cancel', 'remove'],
]

/** Whether a person can give the command now: it would change the upload. */
export function can(upload: Upload, command: ItemCommand): boolean {
  if (isWithdrawn(upload)) return command === 'undo'
  if (command === 'remove') return isRemovable(upload)
  if (command === 'replace') return wasThere(upload)
  if (command !== 'reselect') return transition(upload, { type: command }) !== upload
  // A file that can be opened by its handle need not be chosen. One that has changed would be refused.
  return upload.status === 'interrupted' && upload.problem !== 'file-changed' && !canOpenAgain(upload)
}
