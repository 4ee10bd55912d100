import type { PickedFile } from '../../core/model/upload.js'

/** Chromium's: a way back to the file in a later visit. Not in TypeScript's DOM yet. */
interface HandleItem extends DataTransferItem {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>
}

/**
 * All files of a drop or a paste in their order, with those in folders, and these in the order of their names. Hidden files in folders are
 * left out: nobody means `.DS_Store`. What cannot be read is among them by its name, to be refused with the reason; a folder after what it
 * gave.
 * @param transfer is empty as soon as its event is over, so this must be called in the event
 */
export function readDroppedFiles(transfer: DataTransfer): Promise<readonly PickedFile[]> {
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
    return [{ file, handle: asFileHandle(await handle) }]
  })
}

/** The files that a folder dialog gives, without the hidden ones and in the order of their paths. */
export function sortChosenFolder(files: Iterable<File>): readonly PickedFile[] {
  return Array.from(files)
    .filter(({ webkitRelativePath }) => !webkitRelativePath.split('/').some(isHidden))
    .toSorted((a, b) => byName(a.webkitRelativePath, b.webkitRelativePath))
    .map(withoutHandle)
}

export function withoutHandle(file: File): PickedFile {
  return { file, handle: null }
}

async function filesIn(folder: FileSystemDirectoryEntry): Promise<readonly PickedFile[]> {
  const { entries, isWhole } = await entriesOf(folder)
  const visible = entries.filter(({ name }) => !isHidden(name)).toSorted((a, b) => byName(a.name, b.name))
  const files = await inOrder(visible, async (entry) => {
    if (isDirectory(entry)) return filesIn(entry)
    return isFile(entry) ? [await fileOf(entry).then(withoutHandle, () => unreadable(entry))] : []
  })
  return isWhole ? files : [...files, unreadable(folder)]
}

async function inOrder<T>(
  items: readonly T[],
  filesOf: (item: T) => Promise<readonly PickedFile[]>,
): Promise<readonly PickedFile[]> {
  return (await Promise.all(items.map(filesOf))).flat()
}

interface Entries {
  readonly entries: readonly FileSystemEntry[]
  /** False where reading broke off: these came before that. */
  readonly isWhole: boolean
}

/** A reader gives about a hundred at a time, and none when it is through. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<Entries> {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[] | null>((resolve) =>
      reader.readEntries(resolve, () => resolve(null)),
    )
    if (some === null || some.length === 0) return { entries, isWhole: some !== null }
    entries.push(...some)
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

/** Stands for what the browser does not give: it has the name, and reading it fails. */
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

function asFileHandle(handle: FileSystemHandle | null | undefined): FileSystemFileHandle | null {
  return handle?.kind === 'file' ? (handle as FileSystemFileHandle) : null
}

function isHidden(name: string): boolean {
  return name.startsWith('.') || /^(thumbs\.db|desktop\.ini)$/i.test(name)
}

/** "Take 2" before "Take 10". */
function byName(a: string, b: string): number {
  return a.localeCompare(b, undefined, { numeric: true })
}
