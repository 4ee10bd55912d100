/** A time limit on work that may take no notice of its signal. */
export interface Deadline {
  /** Aborted when the time is over. */
  readonly signal: AbortSignal
  /** Rejects with a `TimeoutError` when the time is over; never resolves. */
  readonly expired: Promise<never>
  /** Ends the time limit. */
  stop(): void
}

/** Starts a time limit of `limitMs` milliseconds. */
export function startDeadline(limitMs: number): Deadline {
  const controller = new AbortController()
  const { signal } = controller
  // Not `AbortSignal.timeout`, which runs on when the work is done.
  const timer = setTimeout(
    () => controller.abort(new DOMException('Time limit exceeded', 'TimeoutError')),
    limitMs,
  )
  const expired = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  return { signal, expired, stop: () => clearTimeout(timer) }
}
