/** What stands in the way of publishing, in sentences. */
export function problemsOf(
  manifest: { readonly version: string; readonly [field: string]: unknown },
  changelog: string,
): readonly string[]
