// Forgets what the browser stores of uploads, for an app whose person signs out.

import { withTimeLimit } from '../core/transfer/time-limit.js'
import { systemClock } from '../drivers/time/clock.js'

/** Milliseconds: a sign-out waits for it, and some databases never answer. */
const TIME_LIMIT = 5000

/**
 * Deletes what the browser stores of uploads, such as names of files, upload URLs and addresses of links, and takes the
 * uploads off the list of every uploader on this page and in other tabs. Transfers end. Videos at Stream stay. Call it when
 * a person signs out.
 *
 * Resolves when everything is deleted; at once if the browser stores nothing. Rejects with the browser's error if its
 * database refuses, and with an `UploadFailure` of code `timeout` if that is silent for five seconds.
 * @param options `resumeKey`: forget only uploads that were stored by this key, `''` for those without one. Default: all
 * uploads of this origin.
 */
export async function forgetUploads(
  options: { readonly resumeKey?: string | undefined } = {},
): Promise<void> {
  if (typeof indexedDB === 'undefined') return
  const { forgetStored } = await import('../drivers/sessions/forget-stored.js')
  await withTimeLimit(TIME_LIMIT, systemClock, () => forgetStored(options.resumeKey ?? null))
}
