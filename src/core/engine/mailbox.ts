// Messages that are handled one after the other, to the end: nothing re-enters.

export interface Mailbox<M> {
  /** Handles the messages now, or after the one that is being handled. */
  readonly post: (messages: readonly M[]) => void
}

interface Handling<M> {
  handle(message: M): void
  /** Asked when there is no message left: what follows from the state as it is now. */
  settle(): readonly M[]
  /** All is handled. */
  drained(): void
  /** Where an exception goes. It ends the handling of its own message, and of no other. */
  reportError(error: unknown): void
}

interface Frame<M> {
  readonly messages: readonly M[]
  next: number
}

export function createMailbox<M>({ handle, settle, drained, reportError }: Handling<M>): Mailbox<M> {
  /**
   * What a message causes is handled before what waits behind it: a file that is refused must not count when the next one is
   * checked against `maxFiles`. So the newest frame comes first, and each in its own order.
   */
  const frames: Frame<M>[] = []
  /** What the message that is being handled has caused so far. */
  let caused: M[] = []
  let isDraining = false

  function push(messages: readonly M[]): void {
    if (messages.length > 0) frames.push({ messages, next: 0 })
  }

  function take(): M | undefined {
    if (frames.length === 0) push(settle())
    const frame = frames.at(-1)
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

  return {
    post(messages) {
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
    },
  }
}
