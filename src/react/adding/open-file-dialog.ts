import type { PickedFile } from '../../core/model/upload.js'
import { sortChosenFolder, withoutHandle } from './dropped-files.js'

/** What a person chooses: files, a folder with all that is in it, or what a phone's camera records now. */
export type PickFrom = 'files' | 'folder' | 'camera'

interface Dialog {
  /** As the HTML attribute. */
  readonly accept: string | undefined
  readonly multiple: boolean
  /** @default 'files' */
  readonly from?: PickFrom | undefined
}

type Take = (files: readonly PickedFile[]) => void

/** Not in TypeScript's DOM yet. */
type OpenFilePicker = (options: {
  readonly multiple: boolean
  readonly types?: readonly { readonly accept: Record<string, readonly string[]> }[]
}) => Promise<readonly FileSystemFileHandle[]>

/** Holds the input that is open: Safari may collect one that is in no document, and its files would never come. */
let opened: HTMLInputElement | null = null

/** Opens the browser's file dialog, by an input made for the moment where it must be one. */
export function openFileDialog(dialog: Dialog, take: Take): void {
  const { from = 'files' } = dialog
  if (from === 'files' && openFilePicker(dialog, take, () => openInput(dialog, take))) return
  openInput(dialog, take)
}

function openInput({ accept, multiple, from = 'files' }: Dialog, take: Take): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = from === 'camera' ? 'video/*' : (accept ?? '')
  input.multiple = multiple
  if (from === 'camera') input.setAttribute('capture', 'environment')
  if (from === 'folder') input.webkitdirectory = true
  input.addEventListener('change', () => {
    opened = null
    const files = Array.from(input.files ?? [])
    take(from === 'folder' ? sortChosenFolder(files) : files.map(withoutHandle))
  })
  opened = input
  opened.click()
}

/**
 * Opens the dialog that gives handles, by which a file can be opened again in a later visit. Only in Chromium, and on secure pages.
 * @param refused called where the browser has it and refuses to open it, as it does in frames of another origin
 * @returns whether the browser has it
 * @see https://developer.mozilla.org/en-US/docs/Web/API/Window/showOpenFilePicker
 */
export function openFilePicker({ accept, multiple }: Dialog, take: Take, refused: () => void): boolean {
  const { showOpenFilePicker } = globalThis as { showOpenFilePicker?: OpenFilePicker }
  // A click that no person made, such as a test's, may open an input, and never this.
  if (showOpenFilePicker === undefined || !navigator.userActivation.isActive) return false
  const types = typesOf(accept)
  const choose = async (): Promise<void> => {
    try {
      const handles = await showOpenFilePicker({
        multiple,
        ...(types !== null && { types: [{ accept: types }] }),
      })
      take(await Promise.all(handles.map(async (handle) => ({ file: await handle.getFile(), handle }))))
    } catch (thrown) {
      // The person closed it.
      if (!(thrown instanceof DOMException && thrown.name === 'AbortError')) refused()
    }
  }
  void choose()
  return true
}

/** The `accept` attribute in the picker's form: extensions below a MIME type. `null` for anything. */
function typesOf(accept: string | undefined): Record<string, readonly string[]> | null {
  const patterns = (accept ?? '').split(',').map((pattern) => pattern.trim())
  const extensions = patterns.filter((pattern) => pattern.startsWith('.'))
  const [first = 'application/octet-stream', ...others] = patterns.filter((pattern) => pattern.includes('/'))
  if (first === '*/*' || others.includes('*/*') || patterns.join('') === '') return null
  return { [first]: extensions, ...Object.fromEntries(others.map((type) => [type, []])) }
}
