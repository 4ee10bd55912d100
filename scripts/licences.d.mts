interface Locked {
  readonly version: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
}

/** The table of what an installation brings along, and the packages whose licence is not accepted. */
export function licencesOf(
  manifest: { readonly dependencies: Readonly<Record<string, string>> },
  lock: { readonly packages: Readonly<Record<string, Locked>> },
): { readonly table: string; readonly refused: readonly string[] }
