/** What a promise resolves to, or something else where it is rejected. */
export function withFallback<T>(promise: Promise<T>, fallback: T): Promise<T> {
  return promise.catch(() => fallback)
}
