// Files of uploads whose uploader has left the page: while the page lives, nobody has to choose them again.

import type { UploadId } from '../../core/model/upload.js'
import { resumeKeyIn } from './database.js'

/** In the place of a handle of the browser, by scope and upload: a file is only a reference, whatever its size. */
const kept = new Map<string, Map<UploadId, FileSystemFileHandle>>()
const own = new WeakSet<FileSystemFileHandle>()

export function pageFiles(scope: string): Map<UploadId, FileSystemFileHandle> {
  const files = kept.get(scope) ?? new Map<UploadId, FileSystemFileHandle>()
  kept.set(scope, files)
  return files
}

export function handleOfPage(file: File): FileSystemFileHandle {
  const handle = { kind: 'file', name: file.name, getFile: async () => file } as FileSystemFileHandle
  own.add(handle)
  return handle
}

/** `null` for a handle of this page: no database can store it. */
export function storableHandle(handle: FileSystemFileHandle | null): FileSystemFileHandle | null {
  return handle !== null && own.has(handle) ? null : handle
}

/** `resumeKey`: `null` for all. */
export function forgetPageFiles(resumeKey: string | null): void {
  for (const [scope, files] of kept) {
    if (resumeKey === null || resumeKeyIn(scope) === resumeKey) files.clear()
  }
}
