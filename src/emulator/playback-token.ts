import type { KeyRing } from './key-ring.js'

/** What a signed token claims; times in seconds since the epoch. */
export interface Claims {
  readonly sub: string
  readonly kid: string
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

const algorithm = { name: 'RSASSA-PKCS1-v1_5' }

/**
 * A signed token, which stands in place of the video's id in playback addresses: a JSON Web Token by RS256.
 * @see https://developers.cloudflare.com/stream/viewing-videos/securing-your-stream/
 */
export async function signToken(key: CryptoKey, claims: Claims): Promise<string> {
  const text = `${encode({ alg: 'RS256', kid: claims.kid })}.${encode(claims)}`
  const signature = await crypto.subtle.sign(algorithm, key, new TextEncoder().encode(text))
  return `${text}.${base64url(new Uint8Array(signature))}`
}

/** The video that a token speaks of, its signature unchecked; `null` where the text is no token. */
export function subjectOf(token: string): string | null {
  return claimsOf(token)?.sub ?? null
}

/** Whether a token opens a video now. Rules by address or country match nobody, as the emulator knows neither. */
export async function opens(keys: KeyRing, token: string, uid: string, now: number): Promise<boolean> {
  const [header, payload, signature] = token.split('.')
  const claims = claimsOf(token)
  if (claims === null || claims.sub !== uid || signature === undefined) return false
  const key = keys.get(claims.kid)
  const seconds = now / 1000
  if (key === undefined || seconds >= claims.exp || seconds < (claims.nbf ?? 0)) return false
  if (claims.accessRules?.find(({ type }) => type === 'any')?.action === 'block') return false
  const text = new TextEncoder().encode(`${header}.${payload}`)
  return crypto.subtle.verify(algorithm, key.publicKey, fromBase64url(signature), text)
}

function claimsOf(token: string): Claims | null {
  try {
    const [, payload = ''] = token.split('.')
    const claims: Partial<Claims> | null = JSON.parse(new TextDecoder().decode(fromBase64url(payload)))
    const { sub, kid, exp } = claims ?? {}
    if (typeof sub !== 'string' || typeof kid !== 'string') return null
    return { ...claims, sub, kid, exp: Number(exp) }
  } catch {
    return null
  }
}

function encode(value: unknown): string {
  return base64url(new TextEncoder().encode(JSON.stringify(value)))
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
}
