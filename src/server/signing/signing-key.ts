import { asObject, asText, type JsonObject, parseJson } from '../../protocol/json.js'

/** A signing key as `POST /accounts/{id}/stream/keys` answers it: its `id`, and one of `jwk` and `pem`, in base64 or decoded. */
export type SigningKey =
  | { readonly keyId: string; readonly jwk: string | object; readonly pem?: undefined }
  | { readonly keyId: string; readonly pem: string; readonly jwk?: undefined }

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

/** Why a key cannot sign, without a word of it, or `null`. */
export function signingKeyFault({ keyId, jwk, pem }: SigningKey): string | null {
  if (typeof keyId !== 'string' || keyId === '') return '`signing.keyId` is missing.'
  if ((jwk === undefined) === (pem === undefined)) return '`signing` needs one of `jwk` and `pem`.'
  if (jwk !== undefined) {
    return readJwk(jwk)?.['kty'] === 'RSA' ? null : '`signing.jwk` is no RSA key as Stream answers it.'
  }
  return readPem(pem) === null ? '`signing.pem` is no RSA private key as Stream answers it.' : null
}

/** @throws where the key is broken inside. The error may quote it: let it go no further. */
export function importSigningKey({ jwk, pem }: SigningKey): Promise<CryptoKey> {
  if (jwk === undefined) {
    return crypto.subtle.importKey('pkcs8', readPem(pem) ?? new Uint8Array(), ALGORITHM, false, ['sign'])
  }
  // The numbers alone: what else the key says of itself, such as its use, is not alike in all runtimes.
  const names = ['kty', 'n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi']
  const key = readJwk(jwk)
  const numbers = Object.fromEntries(names.map((name) => [name, asText(key?.[name]) ?? '']))
  return crypto.subtle.importKey('jwk', numbers, ALGORITHM, false, ['sign'])
}

function readJwk(jwk: string | object): JsonObject | null {
  if (typeof jwk !== 'string') return asObject(jwk)
  return asObject(parseJson(jwk.trim().startsWith('{') ? jwk : (decode(jwk) ?? '')))
}

/** The key in PKCS #8, which is all that WebCrypto reads. Stream's are in PKCS #1, which is the inner part of it. */
function readPem(pem: string): Uint8Array<ArrayBuffer> | null {
  const text = pem.includes('-----BEGIN') ? pem : (decode(pem) ?? '')
  const [, rsa, body = ''] = /-----BEGIN (RSA )?PRIVATE KEY-----([\s\w+/=]+)-----END/.exec(text) ?? []
  const binary = decode(body)
  if (binary === null || binary === '') return null
  const bytes = Array.from(binary, (char) => char.charCodeAt(0))
  return Uint8Array.from(
    rsa === undefined ? bytes : der(0x30, [...VERSION, ...RSA_ENCRYPTION, ...der(0x04, bytes)]),
  )
}

const VERSION = [0x02, 0x01, 0x00]
/** The object identifier 1.2.840.113549.1.1.1 and a NULL, as a sequence. */
const RSA_ENCRYPTION = [
  0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
]

/** A value of ASN.1. @see https://www.rfc-editor.org/rfc/rfc5958 */
function der(tag: number, content: readonly number[]): number[] {
  const { length } = content
  const size = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff]
  return [tag, ...size, ...content]
}

function decode(base64: string): string | null {
  try {
    return atob(base64.replace(/\s+/g, ''))
  } catch {
    return null
  }
}
