import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { padMp4 } from '../support/media.js'

export const MiB = 1_048_576

/** The smallest chunk that Stream takes. */
export const chunkSize = 5 * MiB

/** Large enough to press a button while it is being sent. */
export const largeChunk = 10 * MiB

/** A video that plays, of exactly 1,024 bytes. */
export const oneKilobyte = fileURLToPath(new URL('./media/one-kilobyte.webm', import.meta.url))

/** Writes a video that plays and has exactly this many bytes, for this test alone; returns its path. */
export async function videoFile(name: string, bytes: number): Promise<string> {
  return fileWith(name, Buffer.concat(padMp4(bytes)))
}

export async function fileWith(name: string, content: Uint8Array | string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'page-file-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  const path = join(directory, name)
  await writeFile(path, content)
  return path
}
