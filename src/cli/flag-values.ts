// Values of flags: a name from a list, a number, a pair.

/** The error of a wrong command line; its message names the argument. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError'
}

export function oneOf<Name extends string>(what: string, names: readonly Name[], value = ''): Name {
  const found = names.find((name) => name === value)
  if (found === undefined) throw new ArgumentError(`${what} '${value}' is none of ${names.join(', ')}.`)
  return found
}

export function numberOf(what: string, value = ''): number {
  if (!/^\d{1,15}$/.test(value)) throw new ArgumentError(`${what} wants a whole number, not '${value}'.`)
  return Number(value)
}

export function optionalNumber(what: string, value: string | undefined): number | undefined {
  return value === undefined ? undefined : numberOf(what, value)
}

/** `name=value`, or a name alone; only the first equals sign counts. */
export function pairOf(text: string): readonly [string, string | undefined] {
  const at = text.indexOf('=')
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}
