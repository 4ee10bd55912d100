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
  | 'describe'
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
  return {
    add: uploader.add,
    addLink: uploader.addLink,
    reselect: uploader.reselect,
    start: uploader.start,
    pause: uploader.pause,
    resume: uploader.resume,
    cancel: uploader.cancel,
    retry: uploader.retry,
    confirm: uploader.confirm,
    rename: uploader.rename,
    describe: uploader.describe,
    remove: uploader.remove,
    withdraw: uploader.withdraw,
    undo: uploader.undo,
    restart: uploader.restart,
    replace: uploader.replace,
    startAll: uploader.startAll,
    startUploads: uploader.startUploads,
    cancelAll: uploader.cancelAll,
    pauseAll: uploader.pauseAll,
    resumeAll: uploader.resumeAll,
    retryAll: uploader.retryAll,
    tryAnyway: uploader.tryAnyway,
    clear: uploader.clear,
    uploads,
    totals: totalsOf(uploads),
    isOnline,
    uploader,
  }
}
