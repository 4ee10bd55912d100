import type { StreamUploaderHandle, Upload, UploaderState } from 'react-stream-uploader'
import { isRenamable } from '../../src/core/machine/title.js'

/** An uploader that stays in one state and ignores commands. */
export function fixtureUploader(
  uploads: readonly Upload[],
  rest: Partial<Omit<UploaderState, 'uploads'>> = {},
): StreamUploaderHandle {
  const state: UploaderState = {
    isOnline: true,
    rules: { accept: 'video/*' },
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
    reselect: () => {},
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
    readVideo: async () => null,
    remove: nothing,
    release: nothing,
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
