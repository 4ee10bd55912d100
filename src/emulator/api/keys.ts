// API call: signing keys.

import type { Account } from '../account/account.js'
import { exportKey } from '../account/signing-keys.js'
import { failure, notFound, success } from '../http/api-envelope.js'
import type { IncomingRequest } from '../http/incoming-request.js'
import { formatRfc3339 } from '../videos/rfc3339.js'

/** @see https://developers.cloudflare.com/stream/viewing-videos/securing-your-stream/ */
const MAX_KEYS = 1000

/**
 * `/accounts/{id}/stream/keys`: keys for an app that signs tokens itself. The private key is returned once,
 * in answer to POST.
 * @see https://developers.cloudflare.com/api/resources/stream/subresources/keys/
 */
export async function signingKeys(
  { keys }: Account,
  { method }: IncomingRequest,
  rest: readonly string[],
): Promise<Response> {
  const [id, ...more] = rest
  if (more.length > 0) return notFound()
  if (id !== undefined) return method === 'DELETE' && keys.remove(id) ? success('Revoked') : notFound()
  if (method === 'GET') {
    return success(
      keys.list().map((key) => ({ id: key.id, key_id: key.id, created: formatRfc3339(key.createdAt) })),
    )
  }
  if (method !== 'POST') return notFound()
  if (keys.list().length >= MAX_KEYS) return failure(400, 10_005, `There can be ${MAX_KEYS} keys at most`)
  const key = await keys.create()
  return success({ id: key.id, ...(await exportKey(key)), created: formatRfc3339(key.createdAt) })
}
