// Bytes as hex, base64 and base64url.

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** `null` if the text is not pairs of hex digits. */
export function fromHex(hex: string): Uint8Array<ArrayBuffer> | null {
  if (!/^([0-9a-f]{2})*$/i.test(hex)) return null
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** Text is encoded as UTF-8. */
export function toBase64(content: Uint8Array | string): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  // One character a byte. Not `fromCharCode(...bytes)`: a long list of arguments overflows the stack.
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** As {@link toBase64}, in the alphabet of URLs and tokens, without padding. */
export function toBase64url(content: Uint8Array | string): string {
  return toBase64(content).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** The text that was encoded as UTF-8 and base64. White space is ignored; `null` if it is not base64. */
export function textFromBase64(base64: string): string | null {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)))
  } catch {
    return null
  }
}

/** `null` if the text is not base64url, with or without padding. */
export function bytesFromBase64url(text: string): Uint8Array | null {
  try {
    const base64 = text.replaceAll('-', '+').replaceAll('_', '/')
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}
