// The error of a wrong command line; its message names the argument.

export class ArgumentError extends Error {
  override readonly name = 'ArgumentError'
}
