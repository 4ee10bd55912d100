// RSA keys that sign playback tokens.

import { base64 } from '../http/base64.js'

export interface SigningKey {
  readonly id: string
  readonly createdAt: number
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
}

export interface SigningKeys {
  /** Those that the API lists, oldest first. */
  list(): readonly SigningKey[]
  get(id: string): SigningKey | undefined
  create(): Promise<SigningKey>
  /** Revokes all tokens of the key. `false` if there is no such key. */
  remove(id: string): boolean
  /** Stream's own key, which `/token` uses and the list does not show. */
  own(): Promise<SigningKey>
}

export function createSigningKeys(now: () => number, randomId: () => string): SigningKeys {
  const keys = new Map<string, SigningKey>()
  let own: Promise<SigningKey> | null = null
  let ownKey: SigningKey | undefined

  async function newKey(): Promise<SigningKey> {
    const pair = await crypto.subtle.generateKey(
      {
        name: 'RSASSA-PKCS1-v1_5',
        hash: 'SHA-256',
        modulusLength: 2048,
        publicExponent: new Uint8Array([1, 0, 1]),
      },
      true,
      ['sign', 'verify'],
    )
    return { id: randomId(), createdAt: now(), privateKey: pair.privateKey, publicKey: pair.publicKey }
  }

  return {
    list: () => [...keys.values()],
    get: (id) => keys.get(id) ?? (ownKey?.id === id ? ownKey : undefined),
    async create() {
      const key = await newKey()
      keys.set(key.id, key)
      return key
    },
    remove: (id) => keys.delete(id),
    async own() {
      own ??= newKey()
      ownKey = await own
      return ownKey
    },
  }
}

/**
 * A private key as the API returns it once: `pem` (PKCS #1) and `jwk`, both in base64.
 * @see https://developers.cloudflare.com/stream/viewing-videos/securing-your-stream/
 */
export async function exportKey({ id, privateKey }: SigningKey): Promise<{ pem: string; jwk: string }> {
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey))
  // PKCS #8 is PKCS #1 after 26 bytes that are the same for every RSA key of 2048 bits.
  const body = base64(pkcs8.subarray(26)).replaceAll(/.{64}/g, '$&\n').trimEnd()
  const { key_ops: _, ext: __, ...jwk } = await crypto.subtle.exportKey('jwk', privateKey)
  return {
    pem: btoa(`-----BEGIN RSA PRIVATE KEY-----\n${body}\n-----END RSA PRIVATE KEY-----\n`),
    jwk: btoa(JSON.stringify({ use: 'sig', kid: id, ...jwk })),
  }
}
