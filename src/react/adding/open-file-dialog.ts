// Opens the browser's dialogs for files, folders and the camera.

import type { PickedFile } from '../../core/model/upload.js'
import { sortChosenFolder, withoutHandle } from './dropped-files.js'

/** What people choose: files, a folder with everything in it, or a new recording of the camera. */
export type PickFrom = 'files' | 'folder' | 'camera'

interface Dialog {
  /** In the form of the HTML attribute. */
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

/** Safari may collect an open input that is in no document, and never report its files. */
let openedInput: HTMLInputElement | null = null

/** Prefers the dialog that gives handles. All else needs a temporary input. */
export function openFileDialog(dialog: Dialog, take: Take): void {
  const open = (): void => openInput(dialog, take)
  const { from = 'files' } = dialog
  if (from !== 'files' || !openFilePicker(dialog, take, open)) open()
}

function openInput({ accept, multiple, from = 'files' }: Dialog, take: Take): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = from === 'camera' ? 'video/*' : (accept ?? '')
  input.multiple = multiple
  if (from === 'camera') input.setAttribute('capture', 'environment')
  if (from === 'folder') input.webkitdirectory = true
  input.addEventListener('change', () => {
    openedInput = null
    const files = Array.from(input.files ?? [])
    take(from === 'folder' ? sortChosenFolder(files) : files.map(withoutHandle))
  })
  openedInput = input
  openedInput.click()
}

/**
 * Opens the dialog that gives handles, with which a later visit can open the file again. Only in Chromium,
 * and on secure pages.
 * @param refused called if the browser has the dialog but does not open it, as in frames of another origin
 * @returns whether the browser has the dialog
 * @see https://developer.mozilla.org/en-US/docs/Web/API/Window/showOpenFilePicker
 */
export function openFilePicker({ accept, multiple }: Dialog, take: Take, refused: () => void): boolean {
  const { showOpenFilePicker } = globalThis as { showOpenFilePicker?: OpenFilePicker }
  // A click by a script, for example in a test, can open an input but never this dialog.
  if (showOpenFilePicker === undefined || !navigator.userActivation.isActive) return false
  const types = typesOf(accept)
  const options = types === null ? { multiple } : { multiple, types: [{ accept: types }] }
  const choose = async (): Promise<void> => {
    try {
      const handles = await showOpenFilePicker(options)
      take(await Promise.all(handles.map(async (handle) => ({ file: await handle.getFile(), handle }))))
    } catch (thrown) {
      // An `AbortError` means that the person closed the dialog.
      if (!(thrown instanceof DOMException && thrown.name === 'AbortError')) refused()
    }
  }
  void choose()
  return true
}

/** The `accept` attribute in the form of the picker: extensions by MIME type. `null` for any file. */
function typesOf(accept: string | undefined): Record<string, readonly string[]> | null {
  const patterns = (accept ?? '').split(',').map((pattern) => pattern.trim())
  const extensions = patterns.filter((pattern) => pattern.startsWith('.'))
  const [first = 'application/octet-stream', ...others] = patterns.filter((pattern) => pattern.includes('/'))
  if (first === '*/*' || others.includes('*/*') || patterns.join('') === '') return null
  return { [first]: extensions, ...Object.fromEntries(others.map((type) => [type, []])) }
}
