// A signing key of the account, and its import into WebCrypto.

import { bytesFromBase64url, textFromBase64, toHex } from '../../protocol/bytes.js'
import { asObject, asText, type JsonObject, parseJson } from '../../protocol/json.js'

/** A signing key as `POST /accounts/{id}/stream/keys` answers it. */
export interface SigningKey {
  /** Its `id`. */
  readonly keyId: string
  /** Its `jwk`: in base64 as it was answered, as JSON, or as an object. */
  readonly jwk: string | object
}

/** Why this cannot sign, or `null`. Quotes nothing of the key. */
export function signingFault(signing: unknown): string | null {
  if (signing === 'api') return null
  const given = asObject(signing)
  const fault = given === null ? '`signing` must be a key.' : keyFault(given)
  return fault === null
    ? null
    : `${fault} From the answer of \`POST /accounts/{id}/stream/keys\`, pass \`id\` as \`keyId\`, and \`jwk\`. Or pass 'api' to have Stream sign.`
}

function keyFault({ keyId, jwk }: JsonObject): string | null {
  if (asText(keyId) === null) return '`signing.keyId` is missing.'
  const key = readJwk(jwk)
  if (key?.['kty'] !== 'RSA') return '`signing.jwk` must be the RSA key that Stream answered as `jwk`.'
  const numbers = numbersOf(key)
  if (numbers === null) return '`signing.jwk` is not a whole private key. A public key cannot sign.'
  return isConsistent(numbers) ? null : '`signing.jwk` is damaged: its numbers do not belong together.'
}

type Numbers = Readonly<Record<(typeof names)[number], bigint>>

/** The numbers alone are imported, too: runtimes differ in what they make of the rest, such as `use`. */
const names = ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'] as const

function numbersOf(key: JsonObject): Numbers | null {
  const read = names.map((name) => [name, numberOf(asText(key[name]) ?? '')] as const)
  return read.some(([, number]) => number === 0n) ? null : (Object.fromEntries(read) as Numbers)
}

/** 0 for what is no number in base64url. */
function numberOf(base64url: string): bigint {
  const bytes = bytesFromBase64url(base64url)
  return bytes === null || bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`)
}

/**
 * Found out here rather than by a signature: importing a key takes time, and an error at start-up cannot wait.
 * @see https://www.rfc-editor.org/rfc/rfc8017#section-3.2
 */
function isConsistent({ n, e, d, p, q, dp, dq, qi }: Numbers): boolean {
  return (
    n === p * q &&
    p > 1n &&
    q > 1n &&
    dp === d % (p - 1n) &&
    dq === d % (q - 1n) &&
    (e * dp) % (p - 1n) === 1n &&
    (e * dq) % (q - 1n) === 1n &&
    (qi * q) % p === 1n
  )
}

/** @throws if the key is broken inside. The error may quote it: do not pass it on. */
export function importSigningKey({ jwk }: SigningKey): Promise<CryptoKey> {
  const key = readJwk(jwk)
  const numbers = Object.fromEntries(['kty', ...names].map((name) => [name, asText(key?.[name]) ?? '']))
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  return crypto.subtle.importKey('jwk', numbers, algorithm, false, ['sign'])
}

function readJwk(jwk: unknown): JsonObject | null {
  if (typeof jwk !== 'string') return asObject(jwk)
  return asObject(parseJson(jwk.trim().startsWith('{') ? jwk : (textFromBase64(jwk) ?? '')))
}
