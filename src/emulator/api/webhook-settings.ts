// API call: the webhook.

import type { Account } from '../account/account.js'
import { badRequest, notFound, success } from '../http/api-envelope.js'
import type { IncomingRequest } from '../http/incoming-request.js'
import { readJson, textOf } from '../http/read-body.js'
import { randomId } from '../videos/random-id.js'
import { formatRfc3339 } from '../videos/rfc3339.js'
import type { Webhook } from '../videos/webhook.js'

/**
 * `/accounts/{id}/stream/webhook`: unlike Stream's it may be a local address.
 * @see https://developers.cloudflare.com/stream/manage-video-library/using-webhooks/
 */
export async function webhookSettings(
  { store, webhookSender }: Account,
  request: IncomingRequest,
  rest: readonly string[],
): Promise<Response> {
  const webhook = webhookSender.webhook()
  if (rest.length > 0) return notFound()
  if (request.method === 'PUT') {
    const fields = await readJson(request)
    const url = textOf(fields?.['notificationUrl']) ?? textOf(fields?.['notification_url'])
    if (url === null || !/^https?:\/\//.test(url) || !URL.canParse(url)) {
      return badRequest('notificationUrl must be an address with http:// or https://')
    }
    const isKept = webhook !== null && !store.settings.assumptions.webhookSecretChanges
    const next = { url, secret: isKept ? webhook.secret : randomId(), modifiedAt: store.now() }
    webhookSender.setWebhook(next)
    return success(webhookObject(next))
  }
  if (webhook === null) return notFound()
  if (request.method === 'GET') return success(webhookObject(webhook))
  if (request.method !== 'DELETE') return notFound()
  webhookSender.setWebhook(null)
  return success('')
}

function webhookObject({ url, secret, modifiedAt }: Webhook): Record<string, string> {
  return { notificationUrl: url, modified: formatRfc3339(modifiedAt), secret }
}
