// Random ids of Stream's form.

/** 32 hexadecimal digits. Not `randomUUID`, which browsers have in secure contexts only. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
