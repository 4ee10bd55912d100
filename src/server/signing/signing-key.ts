// A signing key of the account, and its import into WebCrypto.

import { textFromBase64 } from '../../protocol/bytes.js'
import { asObject, asText, type JsonObject, parseJson } from '../../protocol/json.js'

/** A signing key as `POST /accounts/{id}/stream/keys` answers it. */
export interface SigningKey {
  /** Its `id`. */
  readonly keyId: string
  /** Its `jwk`: in base64 as it was answered, as JSON, or as an object. */
  readonly jwk: string | object
}

/** Why a key cannot sign, or `null`. Quotes nothing of the key. */
export function signingKeyFault({ keyId, jwk }: SigningKey): string | null {
  if (typeof keyId !== 'string' || keyId === '') return '`signing.keyId` is missing.'
  const isRsa = readJwk(jwk)?.['kty'] === 'RSA'
  return isRsa ? null : '`signing.jwk` must be the RSA key that Stream answered as `jwk`.'
}

/** @throws if the key is broken inside. The error may quote it: do not pass it on. */
export function importSigningKey({ jwk }: SigningKey): Promise<CryptoKey> {
  // The numbers alone: runtimes differ in what they make of the rest, such as `use`.
  const names = ['kty', 'n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi']
  const key = readJwk(jwk)
  const numbers = Object.fromEntries(names.map((name) => [name, asText(key?.[name]) ?? '']))
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  return crypto.subtle.importKey('jwk', numbers, algorithm, false, ['sign'])
}

function readJwk(jwk: string | object): JsonObject | null {
  if (typeof jwk !== 'string') return asObject(jwk)
  return asObject(parseJson(jwk.trim().startsWith('{') ? jwk : (textFromBase64(jwk) ?? '')))
}
