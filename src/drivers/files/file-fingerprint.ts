// A hash of samples of a file's content.

import { bytesOf } from './read-bytes.js'

/** Bytes of a sample, and how many there are. Reading them takes an instant, however large the file is. */
const SAMPLE = 64 * 1024
const SAMPLES = 16

/** SHA-256 of samples of the content, in hex. */
export async function fingerprintOf(file: File): Promise<string> {
  const step = Math.max(SAMPLE, (file.size - SAMPLE) / (SAMPLES - 1))
  const starts = Array.from({ length: SAMPLES }, (_, index) => Math.floor(index * step))
  const samples = starts.filter((start) => start < file.size)
  // As one Blob, so that the browser reads the samples in one go.
  const sampled = new Blob(samples.map((start) => file.slice(start, start + SAMPLE)))
  const digest = await crypto.subtle.digest('SHA-256', await bytesOf(sampled))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
