// The error of a connection that a fault drops.

/**
 * The connection broke before the answer. It is a `TypeError`, as `fetch` rejects with on any network
 * failure. A server that carries the emulator closes the socket when it catches one.
 */
export class ConnectionDroppedError extends TypeError {
  override readonly name = 'ConnectionDroppedError'

  constructor() {
    super('The emulator dropped the connection.')
  }
}
