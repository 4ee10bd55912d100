import type { Titles } from '../contract/ports.js'
import { isRenamable, isYetToBeCreated, videoToRename } from '../machine/title.js'
import type { UploadEvent } from '../machine/upload-event.js'
import type { Upload, UploadId } from '../model/upload.js'

/** What uploads' videos are called. */
export interface TitleCommands {
  canRename(id: UploadId): boolean
  rename(id: UploadId, title: string): void
  /** Where the video does not have its title: it was given late, offline, or in an earlier visit. */
  save(upload: Upload): void
}

/** @param find the upload as it is now; `undefined` also while nothing may be asked */
export function createTitleCommands(
  titles: Titles,
  find: (id: UploadId) => Upload | undefined,
  send: (id: UploadId, event: UploadEvent) => void,
): TitleCommands {
  function canRename(id: UploadId): boolean {
    const upload = find(id)
    if (upload === undefined || !isRenamable(upload)) return false
    return isYetToBeCreated(upload) || titles.isOffered()
  }

  return {
    canRename,
    rename(id, title) {
      if (canRename(id)) send(id, { type: 'rename', title })
    },
    save(upload) {
      if (videoToRename(upload) === null) return
      titles.save(
        upload.id,
        () => find(upload.id),
        (report) => send(upload.id, report),
      )
    },
  }
}
