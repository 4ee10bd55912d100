// Times as Stream writes them.

/** RFC 3339 with microseconds. */
export function formatRfc3339(ms: number): string
export function formatRfc3339(ms: number | null): string | null
export function formatRfc3339(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString().replace('Z', '000Z')
}
