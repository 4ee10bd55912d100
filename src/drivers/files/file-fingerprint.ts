// A hash of samples of a file's content.

import { nextTask } from '../time/next-task.js'
import { bytesOf } from './read-bytes.js'

/** Bytes that are read. That takes an instant, however large the file is. */
const READ = 1_048_576
/** One sample for so many bytes, and at most so many samples: for each, Chromium asks another process and waits. */
const EVERY = 4_194_304
const MOST = 16

const first = new WeakMap<File, Promise<string>>()

/** What was in the file when it was first looked into: samples are read once for all who ask. */
export function firstFingerprintOf(file: File, read: () => Promise<string>): Promise<string> {
  const known = first.get(file)
  if (known !== undefined) return known
  const asked = read()
  first.set(file, asked)
  asked.catch(() => first.delete(file))
  return asked
}

export function hasFirstFingerprint(file: File): boolean {
  return first.has(file)
}

/** SHA-256 of samples of the content, in hex. Taken in a task of its own: they cost milliseconds, and a request may be waiting to be sent. */
export async function fingerprintOf(file: File): Promise<string> {
  await nextTask()
  const digest = await crypto.subtle.digest('SHA-256', await bytesOf(samplesOf(file)))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** As one Blob, so that the browser reads them in one go. */
function samplesOf(file: File): Blob {
  if (file.size <= READ) return file
  const count = Math.min(MOST, 1 + Math.ceil(file.size / EVERY))
  const length = Math.floor(READ / count)
  const step = (file.size - length) / (count - 1)
  const starts = Array.from({ length: count }, (_, index) => Math.floor(index * step))
  return new Blob(starts.map((start) => file.slice(start, start + length)))
}
