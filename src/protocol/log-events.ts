// Writes events to the console, while one looks for something.

/**
 * For `onEvent`, of the uploader and of the handler: `onEvent={logEvents()}`. It is a function of its own, so an app that does not
 * import it does not have it. Default: `console.debug`, which browsers show if their console shows all levels.
 */
export function logEvents(
  log: (...line: readonly unknown[]) => void = (...line) => console.debug(...line),
): (event: { readonly type: string }) => void {
  return (event) => log(`[react-stream-uploader] ${event.type}`, event)
}
