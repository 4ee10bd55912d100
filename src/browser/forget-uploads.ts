// Forgets what the browser stores of uploads, for an app whose person signs out.

/**
 * Deletes what the browser stores of uploads, such as names of files, upload URLs and addresses of links, and takes the
 * uploads off the list of every uploader on this page and in other tabs. Transfers end. Videos at Stream stay. Call it when
 * a person signs out.
 *
 * Resolves when everything is deleted; at once if the browser stores nothing. Rejects with the browser's error if its
 * database refuses.
 * @param options `resumeKey`: forget only uploads that were stored by this key, `''` for those without one. Default: all
 * uploads of this origin.
 */
export async function forgetUploads(
  options: { readonly resumeKey?: string | undefined } = {},
): Promise<void> {
  if (typeof indexedDB === 'undefined') return
  const { forgetStored } = await import('../drivers/sessions/forget-stored.js')
  await forgetStored(options.resumeKey ?? null)
}
