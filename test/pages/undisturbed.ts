import { basename } from 'node:path'
import { expect } from 'vitest'
import { sha256OfFile } from '../support/media.js'
import { MiB, videoFile } from './files.js'
import type { OpenPage } from './open-page.js'

/** What people read of everything that only the developers of the app can repair. */
export const notWorking = "Uploads aren't working right now. Please contact support."

export interface Ending {
  readonly code: string
  readonly words: string
  /** Whether the row offers to try again. */
  readonly retry: boolean
}

/** The codes of a failure that the console explains. */
export const advisedOn = ({ code, words }: Ending): readonly string[] => (words === notWorking ? [code] : [])

/** What every failure has in common: a code for the host, words for the person, a retry where it can help. */
export async function expectFailure(
  { row, events, page }: OpenPage,
  name: string,
  { code, words, retry }: Ending,
): Promise<void> {
  await row(name).says(words)
  expect((await events(name)).at(-1)).toEqual({ name, status: 'failed', codes: [code] })
  expect(await row(name).actions()).toEqual(retry ? ['Try again', 'Remove'] : ['Remove'])
  expect(await page.evaluate(() => window.hostPage.failed)).toEqual([name])
}

/**
 * Once the fault is mended, another file on the same page uploads as ever, and the failure stays as it is.
 */
export async function expectUndisturbed({ choose, row, emulator }: OpenPage, failed: string): Promise<void> {
  const words = await row(failed).element.locator('.stream-uploader-status').textContent()
  const path = await videoFile('another.mp4', 2 * MiB)
  await choose(path)
  await row(basename(path)).says('Ready')
  await row(failed).says(words ?? '')
  const arrived = [...emulator.videos.values()].map((video) => video.sha256())
  expect(arrived).toContain(await sha256OfFile(path))
}
