/**
 * The `Webhook-Signature` header with which Stream signs the body of a webhook: `time=<seconds>,sig1=<hex>`, an HMAC-SHA256 of time and
 * body under the secret that Stream gave out when the webhook was registered.
 * @param time seconds since the epoch.
 * @see https://developers.cloudflare.com/stream/manage-video-library/using-webhooks/#verify-webhook-authenticity
 */
export async function signWebhook(secret: string, body: string, time: number): Promise<string> {
  const key = await hmacKey(secret, 'sign')
  const signature = await crypto.subtle.sign('HMAC', key, signedBytes(time, new TextEncoder().encode(body)))
  const hex = Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `time=${time},sig1=${hex}`
}

function hmacKey(secret: string, usage: 'sign' | 'verify'): Promise<CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, [usage])
}

/** What is signed: the time, a full stop, and the body as it is on the wire. */
function signedBytes(time: number, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const prefix = new TextEncoder().encode(`${time}.`)
  const bytes = new Uint8Array(prefix.length + body.length)
  bytes.set(prefix)
  bytes.set(body, prefix.length)
  return bytes
}
