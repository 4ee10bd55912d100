/** Messages that are handled one after the other, to the end: nothing re-enters. */
export interface Mailbox<M> {
  /** Handles the messages now, or after the one that is being handled. */
  readonly post: (...messages: readonly M[]) => void
}

interface Handling<M> {
  handle(message: M): void
  /** Asked once there is no message left: what follows from the state as it is now. */
  settle(): readonly M[]
  /** All is handled. */
  drained(): void
  /** Where an exception goes. It ends the handling of its own message, and of no other. */
  reportError(error: unknown): void
}

export function createMailbox<M>({ handle, settle, drained, reportError }: Handling<M>): Mailbox<M> {
  let messages: M[] = []
  let isDraining = false

  function next(): M | undefined {
    if (messages.length === 0) messages.push(...settle())
    return messages.shift()
  }

  function drain(): void {
    for (let message = next(); message !== undefined; message = next()) {
      // What a message causes at once comes before the messages that wait behind it: a file that is refused must not count when the
      // next one is checked against `maxFiles`.
      const waiting = messages
      messages = []
      try {
        handle(message)
      } catch (thrown) {
        reportError(thrown)
      }
      messages.push(...waiting)
    }
  }

  return {
    post(...posted) {
      messages.push(...posted)
      if (isDraining) return
      isDraining = true
      try {
        drain()
      } finally {
        isDraining = false
      }
      drained()
    },
  }
}
