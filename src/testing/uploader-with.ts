// An uploader whose state a test or a story has written.

import type { StreamUploaderHandle } from '../browser/create-uploader.js'
import { isRenamable } from '../core/machine/title.js'
import type { Upload } from '../core/model/upload.js'
import type { UploaderState } from '../core/model/uploader-state.js'
import { showRowsAtOnce } from './rows-at-once.js'

/**
 * An uploader that has these uploads, stays as it is, and ignores commands. To see what a button does, replace a method:
 * `{ ...uploaderWith(uploads), retry: vi.fn() }`.
 */
export function uploaderWith(
  uploads: readonly Upload[],
  rest: Partial<Omit<UploaderState, 'uploads'>> = {},
): StreamUploaderHandle {
  showRowsAtOnce()
  const state: UploaderState = {
    isOnline: true,
    rules: { accept: 'video/*' },
    fields: [],
    removed: [],
    ...rest,
    uploads,
  }
  const nothing = (): void => undefined
  return {
    getState: () => state,
    getInitialState: () => state,
    getUpload: (id) => uploads.find((upload) => upload.id === id),
    subscribe: () => nothing,
    subscribeTo: () => nothing,
    setInView: nothing,
    reselect: nothing,
    replace: nothing,
    add: () => [],
    addLink: () => '',
    pause: nothing,
    resume: nothing,
    cancel: nothing,
    retry: nothing,
    confirm: nothing,
    withdraw: nothing,
    undo: nothing,
    restart: nothing,
    canRename: (id) => uploads.some((upload) => upload.id === id && isRenamable(upload)),
    rename: nothing,
    canDescribe: (id) => uploads.some((upload) => upload.id === id && isRenamable(upload)),
    describe: nothing,
    readVideo: async () => null,
    remove: nothing,
    release: nothing,
    restoreVideos: nothing,
    reorder: nothing,
    startAll: nothing,
    startUploads: async () => uploads,
    cancelAll: nothing,
    pauseAll: nothing,
    resumeAll: nothing,
    retryAll: nothing,
    tryAnyway: nothing,
    clear: nothing,
    configure: nothing,
    stop: nothing,
    start: nothing,
  }
}
