// Duration and size in the index of an MP4.

export interface Mp4Facts {
  /** Seconds; `null` if the file does not say, such as a fragmented one. */
  readonly duration: number | null
  /** Pixels. */
  readonly width: number | null
  readonly height: number | null
}

interface Box {
  readonly type: string
  readonly content: DataView
}

/**
 * Reads duration and size from the index (`moov`) of an MP4 or QuickTime file, as far as it is inside
 * `head`; `null` if it is not, because the index is at the end of the file.
 * @see https://www.iso.org/standard/83102.html
 */
export function readMp4(head: Uint8Array): Mp4Facts | null {
  const file = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const moov = find(file, 'moov')
  if (moov === null) return null
  const movie = find(moov, 'mvhd')
  const size = [...boxes(moov)]
    .filter((box) => box.type === 'trak')
    .map((box) => trackSize(find(box.content, 'tkhd')))
    // Sound tracks have no size.
    .find((track) => track !== null)
  return {
    duration: movie === null ? null : durationOf(movie),
    width: size?.width ?? null,
    height: size?.height ?? null,
  }
}

function find(view: DataView, type: string): DataView | null {
  for (const box of boxes(view)) if (box.type === type) return box.content
  return null
}

/** The boxes in a range of bytes; the last one may be cut off. */
function* boxes(view: DataView): Generator<Box> {
  let at = 0
  while (at + 8 <= view.byteLength) {
    const declared = view.getUint32(at)
    const type = String.fromCharCode(...[4, 5, 6, 7].map((offset) => view.getUint8(at + offset)))
    const large = declared === 1 && at + 16 <= view.byteLength
    const header = large ? 16 : 8
    const size = large ? Number(view.getBigUint64(at + 8)) : declared === 0 ? view.byteLength - at : declared
    if (size < header) return
    const end = Math.min(at + size, view.byteLength)
    yield { type, content: new DataView(view.buffer, view.byteOffset + at + header, end - at - header) }
    at += size
  }
}

function durationOf(mvhd: DataView): number | null {
  const long = mvhd.byteLength > 0 && mvhd.getUint8(0) === 1
  if (mvhd.byteLength < (long ? 32 : 20)) return null
  const scale = mvhd.getUint32(long ? 20 : 12)
  const units = long ? Number(mvhd.getBigUint64(24)) : mvhd.getUint32(16)
  return scale === 0 || units === 0 ? null : units / scale
}

function trackSize(tkhd: DataView | null): { readonly width: number; readonly height: number } | null {
  if (tkhd === null || tkhd.byteLength === 0) return null
  const at = tkhd.getUint8(0) === 1 ? 88 : 76
  if (tkhd.byteLength < at + 8) return null
  // In 16.16 fixed point.
  const width = tkhd.getUint16(at)
  const height = tkhd.getUint16(at + 4)
  return width > 0 && height > 0 ? { width, height } : null
}
