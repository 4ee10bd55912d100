// Reads the bytes of a Blob, also where `Blob.arrayBuffer` is missing.

/**
 * All bytes of `blob`. jsdom has no `Blob.arrayBuffer` before version 28, as browsers had none before 2019; the
 * older `FileReader` reads the same.
 * @throws DOMException as `Blob.arrayBuffer` does, for example `NotReadableError`
 */
export function bytesOf(blob: Blob): Promise<ArrayBuffer> {
  if ('arrayBuffer' in blob) return blob.arrayBuffer()
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result as ArrayBuffer))
    reader.addEventListener('error', () => reject(reader.error))
    reader.readAsArrayBuffer(blob)
  })
}
