// A time limit on work that may ignore its abort signal.

/** At the limit, `signal` is aborted and `expired` rejects with a `TimeoutError`; `stop` lifts the limit. */
export function startDeadline(limitMs: number) {
  const controller = new AbortController()
  const { signal } = controller
  // Not `AbortSignal.timeout`, which cannot be stopped when the work is done.
  const abort = (): void => controller.abort(new DOMException('Time limit exceeded', 'TimeoutError'))
  const timer = setTimeout(abort, limitMs)
  const expired = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  return { signal, expired, stop: () => clearTimeout(timer) }
}
