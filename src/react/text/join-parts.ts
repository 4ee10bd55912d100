/** Parts of a text, without those that are empty. */
export function joinParts(separator: string, ...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(separator)
}

/** With a full stop, unless it ends as a sentence does. */
export function endSentence(text: string, stop = '.'): string {
  return /[.!?。！？]$/.test(text) ? text : text + stop
}
