// A promise that resolves to a fallback instead of being rejected.

export function withFallback<T>(promise: Promise<T>, fallback: T): Promise<T> {
  return promise.catch(() => fallback)
}
