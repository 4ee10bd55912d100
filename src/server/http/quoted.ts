// What an app passed against the types, as its fault quotes it.

/** As JSON. What JSON cannot say, such as a BigInt or an object that contains itself, by its type: the fault has to be told all the same. */
export function quoted(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch {
    return `\`${typeof value}\``
  }
}
