// Files for tests.

const lastModified = 1_700_000_000_000

/** Says that it has so many bytes, and takes no memory. It cannot be sent: for rows, and for rules. */
export function fileOf(size: number, name = 'holiday.mp4', type = 'video/mp4'): File {
  const file = new File([], name, { type, lastModified })
  return Object.defineProperty(file, 'size', { value: size })
}

/**
 * Has so many bytes, which differ from place to place, and begins like an MP4: the emulator takes it for a video. No browser can play it,
 * so the uploader knows neither its length nor its picture.
 */
export function videoFile(size = 20_000, name = 'holiday.mp4', type = 'video/mp4'): File {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at += 4096) bytes[at] = at / 4096
  bytes.set(new TextEncoder().encode('\0\0\0\x18ftypmp42').slice(0, size))
  return new File([bytes], name, { type, lastModified })
}
