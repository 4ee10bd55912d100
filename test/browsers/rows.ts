import { expect } from 'vitest'
import type { Visitor } from './visitor.js'

/** One file's row, as a person sees it. */
export interface Row {
  /** Waits until the row says this. */
  says(status: string | RegExp): Promise<void>
  /** Waits until the bar has come so far, in per cent. */
  passes(percent: number): Promise<void>
  /** Presses a button of the row, by its accessible name without the file's. */
  press(action: string): Promise<void>
  /** Waits until there is no such row. */
  isGone(): Promise<void>
  /** Waits until the row has a picture that can be seen. */
  hasPicture(): Promise<void>
}

interface Figures {
  /** The file's name is one of them, whether the name or a button to edit it shows it. */
  readonly titles: readonly string[]
  readonly status: string
  readonly percent: number
  readonly hasPicture: boolean
}

export function rowsOf(visitor: Visitor, press: (name: string) => Promise<void>): { row(name: string): Row } {
  const read = (): Promise<readonly Figures[]> => visitor.evaluate(readRows)
  return {
    row(name) {
      const find = async (): Promise<Figures | undefined> =>
        (await read()).find(({ titles }) => titles.includes(name))
      return {
        async says(status) {
          const expected = typeof status === 'string' ? status : expect.stringMatching(status)
          await expect.poll(async () => (await find())?.status).toEqual(expected)
        },
        async passes(percent) {
          await expect.poll(async () => (await find())?.percent ?? -1).toBeGreaterThanOrEqual(percent)
        },
        async isGone() {
          await expect.poll(find).toBe(undefined)
        },
        press: (action) => press(`${action}: ${name}`),
        async hasPicture() {
          await expect.poll(async () => (await find())?.hasPicture).toBe(true)
        },
      }
    },
  }
}

function readRows(): Figures[] {
  return [...document.querySelectorAll('[role=listitem]')].map((row) => {
    const picture = row.querySelector('video, img')
    const width =
      picture instanceof HTMLVideoElement
        ? picture.videoWidth
        : picture instanceof HTMLImageElement
          ? picture.naturalWidth
          : 0
    return {
      titles: [...row.querySelectorAll('[title]')].map((element) => element.getAttribute('title') ?? ''),
      status: row.querySelector('.stream-uploader-status')?.textContent ?? '',
      percent: Number(row.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow') ?? -1),
      hasPicture: width > 0,
    }
  })
}
