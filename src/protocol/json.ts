// Reading untrusted JSON.

export type JsonObject = { readonly [key: string]: unknown }

/** An object whose fields are still unknown, or `null`. */
export function asObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null
}

/** What is in Cloudflare's envelope `{result, success}`, or the object itself if it is in none. */
export function resultOf(json: unknown): JsonObject | null {
  const outer = asObject(json)
  return asObject(outer?.['result']) ?? outer
}

/** A list, empty for anything else. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The first of a list of objects, or `null`. */
export function firstObject(value: unknown): JsonObject | null {
  return Array.isArray(value) ? asObject(value[0]) : null
}

/** A non-empty string, or `null` for anything else. */
export function asText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** A finite number of at least 0, given as a number or as a numeric string (Stream sends both), or `null`. */
export function asAmount(value: unknown): number | null {
  const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof amount === 'number' && Number.isFinite(amount) && amount >= 0 ? amount : null
}

/** Milliseconds since the epoch, given as a number or as an RFC 3339 date, or `null`. */
export function asInstant(value: unknown): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : value
  return typeof time === 'number' && Number.isFinite(time) ? time : null
}

/** `undefined` if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
