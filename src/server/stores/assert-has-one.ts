// What an adapter is given has to be a client: found out at start-up, and not while it seems that the store has failed.

/** @throws {TypeError} that says what to pass. @param methods of which a client has one. */
export function assertHasOne(client: unknown, methods: readonly string[], help: string): void {
  const has = (name: string): boolean =>
    client !== null && client !== undefined && typeof Reflect.get(Object(client), name) === 'function'
  if (!methods.some(has)) throw new TypeError(`react-stream-uploader: ${help}`)
}
