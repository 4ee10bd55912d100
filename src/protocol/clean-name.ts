// The form that each name, title and other text of a person has.

/** Characters. Stream states no limit; file systems allow up to 255 bytes. */
export const MAX_NAME_LENGTH = 300

/** Embeddings, overrides and isolates: unclosed, they turn the order of the words around a title. */
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g
/** Anything that is drawn: no white space, nothing that is invisible by default or only formats, and not Braille's blank. */
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]/u

/**
 * Makes a title: no control characters, no surrounding space, at most {@link MAX_NAME_LENGTH} characters; `''` if there is
 * nothing to be seen in it.
 */
export function cleanName(name: string): string {
  return cleanText(name, MAX_NAME_LENGTH)
}

/** The same for any text of so many characters, which may have several lines. */
export function cleanText(given: string, most: number, hasLines = false): string {
  const text = (hasLines ? given.replace(/\r\n?/g, '\n') : given)
    .replace(BIDI_CONTROLS, '')
    .replace(hasLines ? /[^\P{Cc}\n]+/gu : /\p{Cc}+/gu, ' ')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .trim()
  // By code points: half a surrogate pair is not valid UTF-8. The cut text may end in a space.
  const cut = text.length <= most ? text : Array.from(text).slice(0, most).join('').trimEnd()
  return VISIBLE.test(cut) ? cut : ''
}
