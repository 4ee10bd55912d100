// The form that each name and title has.

/** Characters. Stream states no limit; file systems allow up to 255 bytes. */
export const MAX_NAME_LENGTH = 300

/** Makes a title: no control characters, no surrounding space, at most {@link MAX_NAME_LENGTH} characters. */
export function cleanName(name: string): string {
  const text = name.replace(/\p{Cc}+/gu, ' ').replace(/\p{Surrogate}/gu, '\uFFFD')
  // Cut by code points: half a surrogate pair is not valid UTF-8. The cut text may end in a space.
  return Array.from(text.trim()).slice(0, MAX_NAME_LENGTH).join('').trimEnd()
}
