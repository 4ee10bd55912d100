// Video containers, recognized by their first bytes.

export type Container =
  | 'mp4'
  | 'matroska'
  | 'avi'
  | 'ogg'
  | 'flv'
  | 'mpeg-ts'
  | 'mpeg-ps'
  | 'asf'
  | 'mxf'
  | 'dv'

/** Boxes that an MP4 or QuickTime file begins with; older QuickTime files have no `ftyp`. */
const firstBoxes: ReadonlySet<string> = new Set(['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot'])

const signatures: readonly (readonly [Container, readonly number[]])[] = [
  ['matroska', [0x1a, 0x45, 0xdf, 0xa3]],
  ['ogg', [0x4f, 0x67, 0x67, 0x53]],
  ['flv', [0x46, 0x4c, 0x56, 0x01]],
  ['mpeg-ps', [0x00, 0x00, 0x01, 0xba]],
  ['mpeg-ps', [0x00, 0x00, 0x01, 0xb3]],
  ['asf', [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11]],
  ['mxf', [0x06, 0x0e, 0x2b, 0x34]],
  ['dv', [0x1f, 0x07, 0x00]],
]

/** The container that begins with these bytes, or `null` if it is not a known one for video. */
export function containerOf(head: Uint8Array): Container | null {
  if (firstBoxes.has(ascii(head, 4))) return 'mp4'
  if (ascii(head, 0) === 'RIFF' && ascii(head, 8) === 'AVI ') return 'avi'
  if (isTransportStream(head)) return 'mpeg-ts'
  return signatures.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte))?.[0] ?? null
}

/**
 * Packets of 188 bytes, each with a sync byte; M2TS has 4 more before each. One alone is not enough: it is
 * the letter G.
 */
function isTransportStream(head: Uint8Array): boolean {
  const SYNC = 0x47
  return (
    (head[0] === SYNC && head[188] === SYNC && head[376] === SYNC) ||
    (head[4] === SYNC && head[196] === SYNC && head[388] === SYNC)
  )
}

function ascii(bytes: Uint8Array, start: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + 4))
}
