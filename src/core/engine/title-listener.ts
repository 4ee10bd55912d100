// Has a title saved when the video does not have it: it was given late, offline, or in an earlier visit.

import type { Titles } from '../contract/ports.js'
import type { TransitionListener } from '../contract/transition-listener.js'
import { videoToRename } from '../machine/title.js'
import type { UploadReport } from '../machine/upload-event.js'
import type { Upload, UploadId } from '../model/upload.js'

interface TitleListener {
  readonly transitioned: TransitionListener
  save(upload: Upload): void
}

/** @param find the upload as it is now; `undefined` also while nothing may be asked */
export function createTitleListener(
  titles: Titles,
  find: (id: UploadId) => Upload | undefined,
  send: (id: UploadId, report: UploadReport) => void,
): TitleListener {
  function save(upload: Upload): void {
    const { id } = upload
    if (videoToRename(upload) === null || find(id) === undefined) return
    titles.save(
      id,
      () => find(id),
      (report) => send(id, report),
    )
  }

  return {
    transitioned(next) {
      if (next?.title?.state === 'unsaved') save(next)
    },
    save,
  }
}
