/** Parts of a text, without those that are empty. */
export function joined(separator: string, ...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(separator)
}

/** Figures in a line that breaks between them and not within. */
export function figures(...parts: readonly string[]): string {
  return joined(' · ', ...parts.map((part) => part.replaceAll(' ', '\u00a0')))
}

/** With a full stop, unless it ends as a sentence does. */
export function sentence(text: string, stop = '.'): string {
  return /[.!?。！？]$/.test(text) ? text : text + stop
}
