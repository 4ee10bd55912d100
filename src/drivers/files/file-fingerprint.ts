// Hashes of a file's content: of samples from all of it, and of its end alone.

import { nextTask } from '../time/next-task.js'
import { bytesOf } from './read-bytes.js'

/** Bytes that are read. That takes an instant, however large the file is. */
const READ = 1_048_576
/** One sample for so many bytes, and at most so many samples: for each, Chromium asks another process and waits. */
const EVERY = 4_194_304
const MOST = 16

/** Bytes at the end of a file that are read when it is looked at. */
const END = 65_536
/** Tells the hash of an end from one of samples. */
const END_MARK = 'end '

const first = new WeakMap<File, Promise<string>>()
const firstEnds = new WeakMap<File, Promise<string>>()

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
  return hashOf(await bytesOf(samplesOf(file)))
}

/** Reads the end of a file; all of one without a size, as Chromium gives none to a file that was gone when first looked at. */
export async function readEnd(file: File): Promise<void> {
  const bytes = await bytesOf(file.size === 0 ? file : file.slice(Math.max(0, file.size - END)))
  if (firstEnds.has(file)) return
  const hash = hashOf(bytes)
  firstEnds.set(file, hash)
  // Whoever asks for it hears that there are no hashes: a page without HTTPS has none.
  hash.catch(() => {})
}

/** What was at its end when that was first read. */
export async function endFingerprintOf(file: File): Promise<string> {
  if (!firstEnds.has(file)) await readEnd(file)
  return `${END_MARK}${await firstEnds.get(file)}`
}

export function isEndFingerprint(fingerprint: string): boolean {
  return fingerprint.startsWith(END_MARK)
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
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
