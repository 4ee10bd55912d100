// `POST {mount}/webhook`: a webhook of Stream.

import type { Video } from '../../protocol/video-status.js'
import { Failure } from '../http/failure.js'
import type { WebhookErrorCode } from '../webhook/verify-webhook.js'
import { verifyWebhook, WebhookError } from '../webhook/verify-webhook.js'
import type { WebhookOptions } from '../webhook/webhook-options.js'
import type { Operation } from './handler-context.js'

/** The signature takes the place of `authorize`. */
export const receiveWebhook: Operation = async (request, { webhook, statusCache }) => {
  if (webhook === undefined) {
    throw new Failure('not-found', 'Webhooks are not set up: the handler has no option `webhook`.')
  }
  await statusCache.applyNews(await verify(request, webhook), 'webhook')
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
}

async function verify(request: Request, webhook: WebhookOptions): Promise<Video> {
  try {
    return await verifyWebhook(request, webhook.secret ?? [], webhook)
  } catch (thrown) {
    if (!(thrown instanceof WebhookError)) throw thrown
    const { code, status, message } = thrown
    const help = advice[code]
    throw new Failure(status === 401 ? 'unauthorized' : 'invalid-request', `${code}: ${message}`, {
      httpStatus: status,
      isCheap: true,
      report: help === undefined ? undefined : { message: `${message} ${help}` },
    })
  }
}

/** Nobody sees that Stream's deliveries fail, so a wrong secret or clock is reported. */
const advice: Partial<Readonly<Record<WebhookErrorCode, string>>> = {
  'webhook-forged':
    'If Stream sent it, check that `webhook.secret` is from the last `PUT /accounts/{id}/stream/webhook`, and that no proxy changes the body.',
  'webhook-old': 'If Stream sent it, check the clock of this machine.',
}
