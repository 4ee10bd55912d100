// A time limit on work that may ignore its abort signal.

export interface Deadline {
  /** Aborted at the time limit. */
  readonly signal: AbortSignal
  /** Rejects with a `TimeoutError` at the time limit; never resolves. */
  readonly expired: Promise<never>
  /** Lifts the time limit. */
  stop(): void
  /** Aborts now. */
  abort(): void
}

export function startDeadline(limitMs: number): Deadline {
  const controller = new AbortController()
  const { signal } = controller
  // Not `AbortSignal.timeout`, which cannot be stopped when the work is done.
  const abort = (): void => controller.abort(new DOMException('Time limit exceeded', 'TimeoutError'))
  const timer = setTimeout(abort, limitMs)
  const expired = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  return { signal, expired, abort, stop: () => clearTimeout(timer) }
}
