// `POST {mount}/webhook`: a webhook of Stream.

import type { Video } from '../../protocol/video-status.js'
import { Failure } from '../http/failure.js'
import { verifyWebhook, WebhookError } from '../webhook/verify-webhook.js'
import type { WebhookOptions } from '../webhook/webhook-options.js'
import type { HandlerContext } from './handler-context.js'

/** The signature takes the place of `authorize`. */
export async function receiveWebhook(
  request: Request,
  { webhook, statusCache }: HandlerContext,
): Promise<Response> {
  if (webhook === undefined)
    throw new Failure('not-found', 'Webhooks are not set up: the handler has no option `webhook`.')
  const video = await verify(request, webhook)
  await statusCache.applyWebhook(video, async (end) => {
    const tell = end === 'ready' ? webhook.onReady : webhook.onError
    try {
      await tell?.({ video })
    } catch (cause) {
      const name = end === 'ready' ? 'onReady' : 'onError'
      throw new Failure('internal', 'The endpoint failed. Its `onError` option is told why.', {
        report: { message: `\`webhook.${name}\` threw; \`cause\` is the error.`, cause },
      })
    }
  })
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
}

async function verify(request: Request, webhook: WebhookOptions): Promise<Video> {
  try {
    return await verifyWebhook(request, webhook.secret ?? '', webhook)
  } catch (thrown) {
    if (!(thrown instanceof WebhookError)) throw thrown
    const { code, status, message } = thrown
    throw new Failure(status === 401 ? 'unauthorized' : 'invalid-request', `${code}: ${message}`, {
      httpStatus: status,
      // Nobody sees that Stream's deliveries fail, so a wrong secret or clock is reported.
      ...((code === 'webhook-forged' || code === 'webhook-old') && {
        report: { message: `${message} ${advice[code]}` },
      }),
    })
  }
}

const advice = {
  'webhook-forged':
    'If Stream sent it, check that `webhook.secret` is from the last `PUT /accounts/{id}/stream/webhook`, and that no proxy changes the body.',
  'webhook-old': 'If Stream sent it, check the clock of this machine.',
}
