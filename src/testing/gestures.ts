// What people do with files: choose, drag, drop and paste them, also where there is no `DataTransfer`, as in jsdom.

import * as React from 'react'

/**
 * Chooses files as in the file dialog. `target` is the file input, or what contains one.
 * @throws Error if there is no file input, if it is disabled, or for several files where it takes one
 */
export function chooseFiles(target: ParentNode, ...files: readonly File[]): void {
  const found =
    target instanceof HTMLInputElement ? target : target.querySelector<HTMLInputElement>('input[type=file]')
  if (found === null) throw new Error('There is no file input, so no files can be chosen.')
  if (found.disabled) throw new Error('The file input is disabled, so no files can be chosen.')
  if (files.length > 1 && !found.multiple) throw new Error('The file input takes one file at a time.')
  const chosen = transferOf(files).files
  try {
    found.files = chosen
  } catch {
    // jsdom takes only a list of its own, and has no way to make one.
  }
  const isTaken = found.files?.length === files.length
  if (!isTaken) Object.defineProperty(found, 'files', { configurable: true, value: chosen })
  // Not by a click, which would open a dialog.
  dispatch(found, new Event('input', { bubbles: true, composed: true }))
  dispatch(found, new Event('change', { bubbles: true }))
  if (!isTaken) Reflect.deleteProperty(found, 'files')
}

/** Drags files over an element and drops them: over the drop zone, something in it, or the page if it takes drops anywhere. */
export function dropFiles(target: EventTarget, ...files: readonly File[]): void {
  for (const type of ['dragenter', 'dragover', 'drop'] as const) dispatch(target, dragEvent(type, ...files))
}

/** Pastes files, by default where the focus is. The uploader takes them from the whole page, but not from text fields. */
export function pasteFiles(target: EventTarget, ...files: readonly File[]): void {
  dispatch(target, pasteEvent(...files))
}

/** One event of a drag, for what people see while they hold files: `zone.dispatchEvent(dragEvent('dragenter', film))`. */
export function dragEvent(
  type: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
  ...files: readonly File[]
): DragEvent {
  const Kind = typeof DragEvent === 'function' ? DragEvent : Event
  return withTransfer(new Kind(type, untrusted), 'dataTransfer', files) as DragEvent
}

/** The event of a paste. */
export function pasteEvent(...files: readonly File[]): ClipboardEvent {
  const Kind = typeof ClipboardEvent === 'function' ? ClipboardEvent : Event
  return withTransfer(new Kind('paste', untrusted), 'clipboardData', files) as ClipboardEvent
}

/** As those of the browser: they leave shadow roots. */
const untrusted = { bubbles: true, cancelable: true, composed: true }

/** As a property: not every environment takes it in the constructor. */
function withTransfer(event: Event, name: string, files: readonly File[]): Event {
  return Object.defineProperty(event, name, { value: transferOf(files) })
}

function transferOf(files: readonly File[]): DataTransfer {
  if (typeof DataTransfer === 'function') {
    const transfer = new DataTransfer()
    for (const file of files) transfer.items.add(file)
    if (transfer.types.includes('Files') && transfer.files.length === files.length) return transfer
  }
  const items = files.map((file) => ({ kind: 'file', type: file.type, getAsFile: () => file }))
  return { files, items, types: ['Files'], dropEffect: 'none' } as unknown as DataTransfer
}

/** Old versions of React 18 have it elsewhere, and builds for production nowhere. */
const { act }: { readonly act?: (run: () => void) => unknown } = React

/** What React shows then is there when the test goes on, as with the events of Testing Library. Not to be called by an effect. */
function dispatch(target: EventTarget, event: Event): void {
  const run = (): void => void target.dispatchEvent(event)
  if (act !== undefined && Reflect.get(globalThis, 'IS_REACT_ACT_ENVIRONMENT') === true) void act(run)
  else run()
}
