// Headers of an answer that something on the way has doubled.

/**
 * The value of a header. If a proxy adds one that is there already, a page reads `5, 5`: that is the same value
 * once. Two different values are returned as they came, and are for the reader to refuse.
 */
export function headerOnce(value: string | null): string | null {
  if (value === null) return null
  const text = value.trim()
  // Not by a pattern with a back reference: on a long header of a stranger it would take seconds.
  const parts = text.split(',').map((part) => part.trim())
  const isDoubledBy = (length: number): boolean =>
    parts.length % length === 0 && parts.every((part, index) => part === parts[index % length])
  const once = parts.findIndex((_, index) => index > 0 && parts[index] === parts[0] && isDoubledBy(index))
  return once === -1 ? text : text.split(',').slice(0, once).join(',').trim()
}

/** The same for an address or an id, which has no comma before a space: with two different ones it is `null`. */
export function singleHeader(value: string | null): string | null {
  const text = headerOnce(value)
  return text === null || text === '' || /,\s/.test(text) ? null : text
}
