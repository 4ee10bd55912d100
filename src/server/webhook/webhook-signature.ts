// Stream's `Webhook-Signature` header: written, read and checked.

import { fromHex, toHex } from '../../protocol/bytes.js'

/**
 * Writes the header as Stream does: `time=<seconds>,sig1=<hex>`, an HMAC-SHA256 of time and body.
 * @param time seconds since the epoch.
 * @see https://developers.cloudflare.com/stream/manage-video-library/using-webhooks/
 */
export async function signWebhook(secret: string, body: string, time: number): Promise<string> {
  const key = await hmacKey(secret, 'sign')
  const bytes = signedBytes(String(time), new TextEncoder().encode(body))
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes))
  return `time=${time},sig1=${toHex(signature)}`
}

interface WebhookSignature {
  /** Seconds since the epoch, as text: the text is part of what is signed. */
  readonly time: string
  readonly signature: Uint8Array<ArrayBuffer>
}

/** `null` if the header is not a signature. Skips fields that Stream may add later. */
export function parseWebhookSignature(header: string): WebhookSignature | null {
  const fields = header.split(',').map((field) => field.trim())
  const after = (prefix: string): string =>
    fields.findLast((field) => field.startsWith(prefix))?.slice(prefix.length) ?? ''
  const time = after('time=')
  const signature = fromHex(after('sig1='))
  return /^\d{1,12}$/.test(time) && signature?.length === 32 ? { time, signature } : null
}

/** WebCrypto compares in constant time. */
export async function isSignedWith(
  secret: string,
  body: Uint8Array,
  signed: WebhookSignature,
): Promise<boolean> {
  const key = await hmacKey(secret, 'verify')
  return crypto.subtle.verify('HMAC', key, signed.signature, signedBytes(signed.time, body))
}

function hmacKey(secret: string, usage: 'sign' | 'verify'): Promise<CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, [usage])
}

/** Stream signs the time, a full stop, and the body as it is on the wire. */
function signedBytes(time: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const prefix = new TextEncoder().encode(`${time}.`)
  const bytes = new Uint8Array(prefix.length + body.length)
  bytes.set(prefix)
  bytes.set(body, prefix.length)
  return bytes
}
