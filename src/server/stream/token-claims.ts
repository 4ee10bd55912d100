// The claims of a playback token, in the names of Stream.

/** @see https://developers.cloudflare.com/stream/viewing-videos/securing-your-stream/ */
export interface AccessRule {
  readonly type: 'any' | 'ip.src' | 'ip.geoip.country'
  readonly action: 'allow' | 'block'
  /** Two-letter country codes. */
  readonly country?: readonly string[] | undefined
  /** IP addresses and networks, such as `93.184.216.0/24`. */
  readonly ip?: readonly string[] | undefined
}

export interface TokenClaims {
  /** Seconds since the epoch. */
  readonly exp: number
  readonly downloadable?: boolean | undefined
  readonly accessRules?: readonly AccessRule[] | undefined
}
