import type { Locator, Page } from 'playwright'
import { expect } from 'vitest'

/** One file's row, as a person sees it. */
export interface Row {
  readonly element: Locator
  /** Waits until the row says this. */
  says(status: string | RegExp): Promise<void>
  /** Presses a button of the row, by its accessible name without the file's. */
  press(action: string): Promise<void>
  /** Names of the buttons, as a screen reader tells them. */
  actions(): Promise<readonly string[]>
  /** Waits until the bar has come so far, in per cent. */
  passes(percent: number): Promise<void>
}

export function rowOf(page: Page, name: string): Row {
  const element = page.getByRole('listitem').filter({ has: page.getByTitle(name, { exact: true }) })
  const bar = element.getByRole('progressbar')
  return {
    element,
    async says(status) {
      const text = element.locator('.stream-uploader-status')
      await expect
        .poll(() => text.textContent())
        .toEqual(typeof status === 'string' ? status : expect.stringMatching(status))
    },
    press: (action) => element.getByRole('button', { name: `${action}: ${name}`, exact: true }).click(),
    async actions() {
      const labels = await element
        .getByRole('button')
        .evaluateAll((buttons) => buttons.map((button) => button.ariaLabel ?? ''))
      return labels.map((label) => label.split(':')[0] ?? '')
    },
    async passes(percent) {
      await expect
        .poll(async () => Number((await bar.getAttribute('aria-valuenow')) ?? -1))
        .toBeGreaterThanOrEqual(percent)
    },
  }
}
