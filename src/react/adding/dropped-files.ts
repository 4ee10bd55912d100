// Reads the files of a drop or a paste, also those in folders.

import type { PickedFile } from '../../core/model/upload.js'

type Files = Promise<readonly PickedFile[]>

/** Chromium only: a later visit can open the file again with the handle. Not in TypeScript's DOM yet. */
interface HandleItem extends DataTransferItem {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>
}

/**
 * Files in the order of the drop, those of folders in the order of their names. Hidden files in folders are
 * left out: nobody means to add `.DS_Store`. What cannot be read is included by its name, so that it is
 * rejected with the reason; an unreadable folder comes after its readable files.
 * @param transfer becomes empty when its event ends, so this must be called within the event
 */
export function readDroppedFiles(transfer: DataTransfer): Files {
  const found = Array.from(transfer.items)
    .filter(({ kind }) => kind === 'file')
    .map((item: HandleItem) => ({
      file: item.getAsFile(),
      entry: item.webkitGetAsEntry?.() ?? null,
      handle: item.getAsFileSystemHandle?.().catch(() => null),
    }))
  return inOrder(found, async ({ file, entry, handle }) => {
    if (entry !== null && isDirectory(entry)) return filesIn(entry)
    if (file === null) return entry === null ? [] : [unreadable(entry)]
    const given = (await handle) ?? null
    return [{ file, handle: given?.kind === 'file' ? (given as FileSystemFileHandle) : null }]
  })
}

/** The files of a folder dialog in the order of their paths, without hidden ones. */
export function sortChosenFolder(files: Iterable<File>): readonly PickedFile[] {
  return Array.from(files)
    .filter(({ webkitRelativePath }) => !webkitRelativePath.split('/').some(isHidden))
    .sort((a, b) => byName(a.webkitRelativePath, b.webkitRelativePath))
    .map(withoutHandle)
}

export function withoutHandle(file: File): PickedFile {
  return { file, handle: null }
}

async function filesIn(folder: FileSystemDirectoryEntry): Files {
  const { entries, isComplete } = await entriesOf(folder)
  const visible = entries.filter(({ name }) => !isHidden(name)).sort((a, b) => byName(a.name, b.name))
  const files = await inOrder(visible, async (entry) => {
    if (isDirectory(entry)) return filesIn(entry)
    if (!isFile(entry)) return []
    const file = new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    return [await file.then(withoutHandle, () => unreadable(entry))]
  })
  return isComplete ? files : [...files, unreadable(folder)]
}

async function inOrder<T>(items: readonly T[], filesOf: (item: T) => Files): Files {
  return (await Promise.all(items.map(filesOf))).flat()
}

/** `isComplete` is false if reading failed after these entries. */
type Entries = { readonly entries: readonly FileSystemEntry[]; readonly isComplete: boolean }

/** A reader returns about a hundred entries at a time, and none at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<Entries> {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  for (;;) {
    const read = new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    const some = await read.catch(() => null)
    if (some === null || some.length === 0) return { entries, isComplete: some !== null }
    entries.push(...some)
  }
}

/** In place of a file that the browser does not give: it has the name, and reading it fails. */
function unreadable({ name }: FileSystemEntry): PickedFile {
  const arrayBuffer = (): Promise<never> => Promise.reject(new DOMException('', 'NotFoundError'))
  return withoutHandle(Object.assign(new File([], name), { arrayBuffer }))
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isHidden(name: string): boolean {
  return name.startsWith('.') || /^(thumbs\.db|desktop\.ini)$/i.test(name)
}

/** "Take 2" before "Take 10". */
function byName(a: string, b: string): number {
  return a.localeCompare(b, undefined, { numeric: true })
}
