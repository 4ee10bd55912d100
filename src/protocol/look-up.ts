// Reads a table by a key that others wrote.

/** The value of a key that somebody else named. `constructor` and the like are on every object, and in no table. */
export function lookUp<T>(table: Readonly<Record<string, T>>, key: string | number): T | undefined {
  // Not `Object.hasOwn`, which browsers before 2022 lack.
  return Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined
}
