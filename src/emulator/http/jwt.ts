// The claims of JSON Web Tokens.

import { base64url, fromBase64url } from './base64.js'

/** Claims of a playback token. Times are in seconds since the epoch. */
export interface Claims {
  readonly sub: string
  readonly kid: string
  /** `NaN` where there is none, and then the token is valid at no time. */
  readonly exp: number
  readonly nbf?: number
  readonly downloadable?: boolean
  readonly accessRules?: readonly AccessRule[]
  readonly flags?: { readonly original?: boolean }
}

interface AccessRule {
  readonly type?: string
  readonly action?: string
}

/** The video that a token is for, its signature unchecked; `null` if the text is not a token. */
export function subjectOf(token: string): string | null {
  return claimsOf(token)?.sub ?? null
}

export function claimsOf(token: string): Claims | null {
  try {
    const [, payload = ''] = token.split('.')
    const claims: Partial<Claims> | null = JSON.parse(new TextDecoder().decode(fromBase64url(payload)))
    const { sub, kid, exp } = claims ?? {}
    if (typeof sub !== 'string' || typeof kid !== 'string') return null
    // A text is no time, although it may look like one.
    return { ...claims, sub, kid, exp: typeof exp === 'number' ? exp : Number.NaN }
  } catch {
    return null
  }
}

export function encode(value: unknown): string {
  return base64url(new TextEncoder().encode(JSON.stringify(value)))
}
