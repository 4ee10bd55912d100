// Values of flags: a name from a list, a number.

import { ArgumentError } from './argument-error.js'

export function oneOf<Name extends string>(
  what: string,
  names: readonly Name[],
  value: string | undefined,
): Name {
  const found = names.find((name) => name === value)
  if (found === undefined) throw new ArgumentError(`${what} '${value ?? ''}' is none of ${names.join(', ')}.`)
  return found
}

export function numberOf(what: string, value: string | undefined): number {
  if (value === undefined || !/^\d{1,15}$/.test(value)) {
    throw new ArgumentError(`${what} wants a whole number, not '${value ?? ''}'.`)
  }
  return Number(value)
}

export function optionalNumber(what: string, value: string | undefined): number | undefined {
  return value === undefined ? undefined : numberOf(what, value)
}
