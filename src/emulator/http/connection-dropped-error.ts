/**
 * The connection broke before the whole answer was there. It is a `TypeError`, as `fetch` reports any network failure;
 * a server that carries the emulator closes the socket on it instead of answering.
 */
export class ConnectionDroppedError extends TypeError {
  override readonly name = 'ConnectionDroppedError'

  constructor() {
    super('The emulator dropped the connection.')
  }
}
