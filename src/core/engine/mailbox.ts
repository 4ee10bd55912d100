// Handles messages one after the other, each to its end: nothing re-enters.

interface Handling<M> {
  handle(message: M): void
  /** Returns what follows from the state when no message is left. */
  settle(): readonly M[]
  drained(): void
  /** Receives what `handle` throws. Other messages are still handled. */
  reportError(error: unknown): void
}

/** Returns the function that posts messages: they are handled now, or after the current one. */
export function createMailbox<M>(handling: Handling<M>): (messages: readonly M[]) => void {
  const { handle, settle, drained, reportError } = handling
  /**
   * What a message causes is handled before the messages behind it: a file that is rejected must not count when the
   * next one is checked against `maxFiles`. So the newest frame comes first, each in its own order.
   */
  const frames: { readonly messages: readonly M[]; next: number }[] = []
  let caused: M[] = []
  let isDraining = false

  function push(messages: readonly M[]): void {
    if (messages.length > 0) frames.push({ messages, next: 0 })
  }

  function take(): M | undefined {
    if (frames.length === 0) push(settle())
    const frame = frames[frames.length - 1]
    if (frame === undefined) return undefined
    const message = frame.messages[frame.next++]
    if (frame.next === frame.messages.length) frames.pop()
    return message
  }

  function drain(): void {
    for (let message = take(); message !== undefined; message = take()) {
      caused = []
      try {
        handle(message)
      } catch (thrown) {
        reportError(thrown)
      }
      push(caused)
    }
  }

  return (messages) => {
    if (isDraining) {
      for (const message of messages) caused.push(message)
      return
    }
    isDraining = true
    push(messages)
    try {
      drain()
    } finally {
      isDraining = false
    }
    drained()
  }
}
