// Which element gets the focus when the focused one is removed.

import { alternatives } from '../../core/machine/can.js'
import { isElement } from '../part/own-page.js'

const listCommands: readonly string[] = ['startAll', 'pauseAll', 'resumeAll', 'retryAll', 'tryAnyway']

const ROW = '[data-upload]:not([data-leaving])'

/** Never gets the focus: another key press would end an upload by accident. */
const cancel = '[data-action=cancel]'

/**
 * Best first. With its row goes the focus to the next row, or the last one. In a row that stays: the button for the same command,
 * another harmless one, the row itself. Then the button for the file dialog, and the whole uploader.
 * @param place where the removed element was
 */
export function focusFallbacksOf(removed: HTMLElement, place: Range, root: HTMLElement): HTMLElement[] {
  const { action = '' } = removed.dataset
  const row = rowAt(place, root)
  const fallbacks = [
    ...(listCommands.includes(action) ? commandsIn(root, listCommands) : []),
    ...(row === undefined ? [] : isOfGoneRow(removed) ? [row] : buttonsOf(row, action)),
    ...root.querySelectorAll<HTMLElement>('[data-pick]'),
    root,
  ]
  return fallbacks.filter((element) => !element.matches(cancel))
}

/** The next key would else press what is next in the list. */
function isOfGoneRow(removed: HTMLElement): boolean {
  return removed.closest('[data-upload]') !== null
}

function rowAt(place: Range, root: HTMLElement): HTMLElement | undefined {
  const { startContainer } = place
  const parent = isElement(startContainer) ? startContainer : startContainer.parentElement
  const rows = Array.from(root.querySelectorAll<HTMLElement>(ROW))
  return (
    parent?.closest<HTMLElement>(ROW) ??
    rows.find((row) => place.comparePoint(row, 0) > 0) ??
    rows[rows.length - 1]
  )
}

function buttonsOf(row: HTMLElement, action: string): HTMLElement[] {
  const next = alternatives.find((commands) => commands.some((command) => command === action)) ?? []
  return [...commandsIn(row, [action, ...next]), ...row.querySelectorAll('button'), row]
}

function commandsIn(scope: HTMLElement, commands: readonly string[]): HTMLElement[] {
  const buttons = Array.from(scope.querySelectorAll<HTMLElement>('[data-action]'))
  return commands.flatMap((command) => buttons.filter(({ dataset }) => dataset['action'] === command))
}
