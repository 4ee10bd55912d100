import { alternatives } from '../../core/machine/can.js'

const overAll: readonly string[] = ['pauseAll', 'resumeAll']

/** Ends an upload: whoever presses a key once more must not hit this by accident. */
const end = '[data-action=cancel]'

/**
 * Who may have the focus of an element that is gone, best first: in its row, or else in the next or the last one, the button for the same,
 * another that does no harm, and the row itself; then the button that opens the file dialog, and the whole uploader.
 * @param place where the element was
 */
export function focusFallbacksOf(gone: HTMLElement, place: Range, root: HTMLElement): readonly HTMLElement[] {
  const { action = '' } = gone.dataset
  const row = rowAt(place, root)
  const heirs = [
    ...(overAll.includes(action) ? commandsIn(root, overAll) : []),
    ...(row === undefined ? [] : buttonsOf(row, action)),
    ...root.querySelectorAll<HTMLElement>('[data-pick]'),
    root,
  ]
  return heirs.filter((heir) => !heir.matches(end))
}

function rowAt(place: Range, root: HTMLElement): HTMLElement | undefined {
  const { startContainer } = place
  const parent = startContainer instanceof Element ? startContainer : startContainer.parentElement
  const rows = Array.from(root.querySelectorAll<HTMLElement>('[data-upload]'))
  return (
    parent?.closest<HTMLElement>('[data-upload]') ??
    rows.find((row) => place.comparePoint(row, 0) > 0) ??
    rows.at(-1)
  )
}

function buttonsOf(row: HTMLElement, action: string): readonly HTMLElement[] {
  const next = alternatives.find((commands) => commands.some((command) => command === action)) ?? []
  return [...commandsIn(row, [action, ...next]), ...row.querySelectorAll('button'), row]
}

function commandsIn(scope: HTMLElement, commands: readonly string[]): readonly HTMLElement[] {
  const buttons = Array.from(scope.querySelectorAll<HTMLElement>('[data-action]'))
  return commands.flatMap((command) => buttons.filter(({ dataset }) => dataset['action'] === command))
}
