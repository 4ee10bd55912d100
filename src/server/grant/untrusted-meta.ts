/** Keys that Stream takes as settings, in whatever case; each has a field in the grant. */
const SETTINGS: ReadonlySet<string> = new Set([
  'name',
  'requiresignedurls',
  'allowedorigins',
  'thumbnailtimestamppct',
  'watermark',
  'scheduleddeletion',
  'maxdurationseconds',
  'expiry',
])

/** Whether a key is fit for `meta`: legal in `Upload-Metadata`, and no setting of Stream in disguise. */
export function isUntrustedMetaKey(key: string): boolean {
  return /^[\x21-\x2b\x2d-\x7e]+$/.test(key) && !SETTINGS.has(key.toLowerCase())
}

/**
 * The part of the browser's `meta` that is safe to repeat in a grant. Without this, a host that passes it on would let the browser
 * set, say, `maxdurationseconds`.
 */
export function cleanUntrustedMeta(
  meta: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> | undefined {
  if (meta === undefined) return undefined
  return Object.fromEntries(Object.entries(meta).filter(([key]) => isUntrustedMetaKey(key)))
}
