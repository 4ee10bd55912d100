import { signWebhook } from '../../src/server/webhook/webhook-signature.js'
import { MOUNT, VIDEO_ID } from './fake-stream.js'

export const SECRET = 'secret-that-nobody-may-see'
export const NOW = Date.UTC(2026, 4, 18, 9, 30)
export const ready = {
  uid: VIDEO_ID,
  creator: 'ann',
  readyToStream: true,
  status: { state: 'ready', pctComplete: '39.000000', errorReasonCode: '', errorReasonText: '' },
  modified: '2026-05-18T09:29:00Z',
}
// As the documentation spells the error fields in webhooks.
export const failed = {
  ...ready,
  readyToStream: false,
  status: { state: 'error', errReasonCode: 'ERR_NON_VIDEO', errReasonText: 'No video.' },
}

interface Delivery {
  readonly secret?: string
  readonly at?: number
  readonly header?: string
  readonly body?: BodyInit
}

export async function delivery(
  payload: unknown,
  { secret = SECRET, at = NOW, header, body }: Delivery = {},
): Promise<Request> {
  const text = JSON.stringify(payload)
  const signature = header ?? (await signWebhook(secret, text, Math.floor(at / 1000)))
  return new Request(`${MOUNT}/webhook`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Webhook-Signature': signature },
    body: body ?? text,
  })
}
