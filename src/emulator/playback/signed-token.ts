// Signing and checking playback tokens.

import type { SigningKeys } from '../account/signing-keys.js'
import { base64url, fromBase64url } from '../http/base64.js'
import { type Claims, claimsOf, encode } from '../http/jwt.js'
import { accessRulesProblem } from './access-rules.js'

/** A token lives for a day at most. A minute more, because clocks differ. */
const LONGEST_LIFE_S = 86_400 + 60

const algorithm = { name: 'RSASSA-PKCS1-v1_5' }

/**
 * A JSON Web Token by RS256, which replaces the video's id in playback addresses.
 * @see https://developers.cloudflare.com/stream/viewing-videos/securing-your-stream/
 */
export async function signToken(key: CryptoKey, claims: Claims): Promise<string> {
  const text = `${encode({ alg: 'RS256', kid: claims.kid })}.${encode(claims)}`
  const signature = await crypto.subtle.sign(algorithm, key, new TextEncoder().encode(text))
  return `${text}.${base64url(new Uint8Array(signature))}`
}

/**
 * Whether a token shows a video now. Rules by address or country never match, because the emulator knows
 * neither.
 */
export async function isTokenValid(
  keys: SigningKeys,
  token: string,
  uid: string,
  now: number,
): Promise<boolean> {
  const [header, payload, signature] = token.split('.')
  const claims = claimsOf(token)
  if (claims === null || claims.sub !== uid || signature === undefined) return false
  const key = keys.get(claims.kid)
  const seconds = now / 1000
  if (key === undefined || !isNow(claims, seconds)) return false
  const { accessRules = [] } = claims
  if (accessRulesProblem(accessRules) !== null) return false
  if (accessRules.find(({ type }) => type === 'any')?.action === 'block') return false
  const text = new TextEncoder().encode(`${header}.${payload}`)
  return crypto.subtle.verify(algorithm, key.publicKey, fromBase64url(signature), text)
}

/** Whoever signs by themselves can write any `exp`: milliseconds, or none. Stream takes those that are within a day. */
function isNow({ exp, nbf = 0 }: Claims, seconds: number): boolean {
  return seconds >= nbf && exp > seconds && exp <= seconds + LONGEST_LIFE_S
}
