// Joins parts of texts, some of which may be empty.

export function joinParts(separator: string, ...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(separator)
}

/** Adds a full stop, unless the text ends with a mark already. */
export function endSentence(text: string, stop = '.'): string {
  return /[.!?。！？]$/.test(text) ? text : text + stop
}
