/** The command line says something that cannot be; the message tells what. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError'
}
