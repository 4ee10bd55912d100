// The hook for apps that render everything themselves.
'use client'

import type { StreamUploaderHandle } from '../../browser/create-uploader.js'
import type { UploaderOptions } from '../../browser/uploader-options.js'
import type { ItemCommand } from '../../core/machine/can.js'
import { type Totals, totalsOf } from '../../core/machine/totals.js'
import type { Upload } from '../../core/model/upload.js'
import { useOwnedUploader } from './use-owned-uploader.js'
import { useStateOf } from './use-uploader-state.js'

type Command =
  | ItemCommand
  | 'add'
  | 'addLink'
  | 'withdraw'
  | 'rename'
  | 'startAll'
  | 'startUploads'
  | 'cancelAll'
  | 'pauseAll'
  | 'resumeAll'
  | 'retryAll'
  | 'tryAnyway'
  | 'clear'

export interface StreamUpload extends Pick<StreamUploaderHandle, Command> {
  /** In the order of the queue. */
  readonly uploads: readonly Upload[]
  readonly totals: Totals
  /** False if the browser knows that there is no connection. */
  readonly isOnline: boolean
  /** For `<Uploader.Root uploader={uploader}>`, and for what the commands do not cover. */
  readonly uploader: StreamUploaderHandle
}

/**
 * Uploads of this component, without any element. It renders with each change, about eight times a second while bytes move;
 * `useUploaderState` below an `Uploader.Root` renders less. Unmounting stops the transfers.
 */
export function useStreamUpload(options: UploaderOptions): StreamUpload {
  const uploader = useOwnedUploader(options)
  const { uploads, isOnline } = useStateOf(uploader, (state) => state)
  const { add, addLink, reselect, start, pause, resume, cancel, retry, confirm, rename, remove } = uploader
  const {
    withdraw,
    undo,
    restart,
    replace,
    startAll,
    startUploads,
    cancelAll,
    pauseAll,
    resumeAll,
    retryAll,
    tryAnyway,
    clear,
  } = uploader
  const commands = { add, addLink, reselect, start, pause, resume, cancel, retry, confirm, rename, remove }
  const toAll = {
    withdraw,
    undo,
    restart,
    replace,
    startAll,
    startUploads,
    cancelAll,
    pauseAll,
    resumeAll,
    retryAll,
    tryAnyway,
    clear,
  }
  return { ...commands, ...toAll, uploads, totals: totalsOf(uploads), isOnline, uploader }
}
