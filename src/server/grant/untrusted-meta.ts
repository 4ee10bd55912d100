// Which `meta` of the browser a grant may repeat.

/** Keys that Stream takes as settings, in any case. Each has a field in the grant. */
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

/** Whether a key is legal in `Upload-Metadata`, and not a setting of Stream. */
export function isUntrustedMetaKey(key: string): boolean {
  return /^[\x21-\x2b\x2d-\x7e]+$/.test(key) && !SETTINGS.has(key.toLowerCase())
}

type Meta = Readonly<Record<string, string>>

/** Otherwise an app that passes the browser's `meta` on would let it set `maxdurationseconds`. */
export function cleanUntrustedMeta(meta: Meta | undefined): Meta | undefined {
  return meta && Object.fromEntries(Object.entries(meta).filter(([key]) => isUntrustedMetaKey(key)))
}
