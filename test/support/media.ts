import { createHash } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'

const at = (name: string) => fileURLToPath(new URL(`./media/${name}`, import.meta.url))

/** Paths of small files, each under 20 KB. */
export const media = {
  /** H.264 and AAC, 2 s, 192 × 108, its index at the start. */
  mp4: at('tiny.mp4'),
  /** VP8, 2 s, 192 × 108. */
  webm: at('tiny.webm'),
  /** Text under a video's name. */
  text: at('text.mp4'),
}

/**
 * An MP4 that plays and has exactly this many bytes, as parts for a `File` or `Buffer.concat`. The filling
 * differs from place to place, so chunks that are lost, doubled or swapped change the hash.
 */
export function padMp4(bytes: number): Uint8Array<ArrayBuffer>[] {
  const { video, box } = padding(bytes)
  const filling = new Uint32Array(Math.ceil((bytes - video.length - box.length) / 4))
  for (let index = 0, word = 0x9e3779b9; index < filling.length; index += 1) {
    word ^= word << 13
    word ^= word >>> 17
    word ^= word << 5
    filling[index] = word
  }
  return [video, box, new Uint8Array(filling.buffer, 0, bytes - video.length - box.length)]
}

/** Writes such a file with a hole for its filling, so that it takes no room on disk and no time. */
export async function writeSparseMp4(path: string, bytes: number): Promise<void> {
  const { video, box } = padding(bytes)
  const file = await open(path, 'w')
  try {
    await file.write(Buffer.concat([video, box]))
    await file.truncate(bytes)
  } finally {
    await file.close()
  }
}

/** Lower-case hex. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.read().toString('hex')
}

/**
 * The small video and the head of the box of type `free` that brings it to `bytes`; players skip such
 * boxes.
 */
function padding(bytes: number): { video: Uint8Array<ArrayBuffer>; box: Uint8Array<ArrayBuffer> } {
  const video = new Uint8Array(readFileSync(media.mp4))
  const size = bytes - video.length
  const large = size > 0xffff_ffff
  if (size < 8) throw new RangeError(`A padded MP4 has at least ${video.length + 8} bytes.`)
  const box = new Uint8Array(large ? 16 : 8)
  const view = new DataView(box.buffer)
  view.setUint32(0, large ? 1 : size)
  box.set(new TextEncoder().encode('free'), 4)
  if (large) view.setBigUint64(8, BigInt(size))
  return { video, box }
}
