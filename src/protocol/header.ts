// Headers of an answer that something on the way has doubled.

/**
 * The value of a header. If a proxy adds one that is there already, a page reads `5, 5`: that is the same value
 * once. Two different values are returned as they came, and are for the reader to refuse.
 */
export function headerOnce(value: string | null): string | null {
  if (value === null) return null
  const text = value.trim()
  return /^(.+?)(?:\s*,\s*\1)+$/.exec(text)?.[1] ?? text
}

/** The same for an address or an id, which has no comma before a space: with two different ones it is `null`. */
export function singleHeader(value: string | null): string | null {
  const text = headerOnce(value)
  return text === null || text === '' || /,\s/.test(text) ? null : text
}
