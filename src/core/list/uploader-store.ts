// The state of the uploader: uploads, connection and rules. Every change of an upload goes through here.

import type { TransitionListener } from '../contract/transition-listener.js'
import { transition } from '../machine/transition.js'
import type { UploadEvent } from '../machine/upload-event.js'
import { areSameRules, type FileRules, rulesOf } from '../model/file-rules.js'
import type { Upload, UploadId } from '../model/upload.js'
import { isRemovable } from '../model/upload-facts.js'
import type { UploaderState } from '../model/uploader-state.js'
import type { UploadList } from './upload-list.js'

/** Calls `transitioned` after each change of an upload, `changed` after any other. */
export function createUploaderStore(
  list: UploadList,
  rules: FileRules & { readonly fields?: UploaderState['fields'] | undefined },
  transitioned: TransitionListener,
  changed: () => void,
) {
  const initialState: UploaderState = {
    uploads: list.snapshot(),
    removed: list.removed(),
    isOnline: true,
    rules: rulesOf(rules),
    fields: rules.fields ?? [],
  }
  let state = initialState

  function change(part: Partial<UploaderState>): void {
    state = { ...state, ...part }
    changed()
  }

  function drop(id: UploadId): void {
    const upload = list.get(id)
    if (upload === undefined) return
    list.delete(id)
    transitioned(null, upload, id)
  }

  return {
    getInitialState: (): UploaderState => initialState,
    getState(): UploaderState {
      const uploads = list.snapshot()
      if (uploads !== state.uploads) state = { ...state, uploads, removed: list.removed() }
      return state
    },
    getUpload(id: UploadId): Upload | undefined {
      const upload = list.get(id)
      return upload?.status === 'removing' ? undefined : upload
    },
    isOnline: (): boolean => state.isOnline,
    setOnline(isOnline: boolean): void {
      if (isOnline !== state.isOnline) change({ isOnline })
    },
    setRules(latest: typeof rules): void {
      if (!areSameRules(state.rules, latest)) change({ rules: rulesOf(latest) })
      // A list that is written into the properties is another one with each render.
      const { fields = [] } = latest
      if (JSON.stringify(fields) !== JSON.stringify(state.fields)) change({ fields })
    },
    apply(id: UploadId, event: UploadEvent): void {
      const previous = list.get(id)
      if (previous === undefined) return
      const next = transition(previous, event)
      if (next === previous) return
      list.set(next)
      transitioned(next, previous, id)
    },
    /** Adds an upload, also in place of a new one of the same file, or replaces it by what another tab made of it. */
    insert(upload: Upload, inPlaceOf?: UploadId): void {
      if (inPlaceOf !== undefined) drop(inPlaceOf)
      list.set(upload)
      transitioned(upload, null, upload.id)
    },
    /** Takes an upload off the list, whatever it does. */
    drop: (id: UploadId): void => drop(id),
    /** Returns what has left the list. */
    remove(id: UploadId): Upload | null {
      const upload = list.get(id)
      if (upload === undefined || !isRemovable(upload)) return null
      drop(id)
      return upload
    },
    reorder(ids: readonly UploadId[]): void {
      list.reorder(ids)
      changed()
    },
  }
}
