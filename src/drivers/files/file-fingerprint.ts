// A hash of samples of a file's content.

import { nextTask } from '../time/next-task.js'
import { bytesOf } from './read-bytes.js'

/** Bytes of a sample, and how many there are. Reading them takes an instant, however large the file is. */
const SAMPLE = 64 * 1024
const SAMPLES = 16

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

/** SHA-256 of samples of the content, in hex. Taken in a task of its own: slices cost milliseconds, and a request may be waiting to be sent. */
export async function fingerprintOf(file: File): Promise<string> {
  await nextTask()
  const step = Math.max(SAMPLE, (file.size - SAMPLE) / (SAMPLES - 1))
  const starts = Array.from({ length: SAMPLES }, (_, index) => Math.floor(index * step))
  const samples = starts.filter((start) => start < file.size)
  // As one Blob, so that the browser reads the samples in one go.
  const sampled = new Blob(samples.map((start) => file.slice(start, start + SAMPLE)))
  const digest = await crypto.subtle.digest('SHA-256', await bytesOf(sampled))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
