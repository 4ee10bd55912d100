// API call: creates a playback token.

import type { Account } from '../account/account.js'
import { exportKey, type SigningKey } from '../account/signing-keys.js'
import { badRequest, notFound, success } from '../http/api-envelope.js'
import type { IncomingRequest } from '../http/incoming-request.js'
import { isObject, type Json, readJson } from '../http/read-body.js'
import { accessRulesProblem } from '../playback/access-rules.js'
import { signToken } from '../playback/signed-token.js'
import type { VideoRecord } from '../videos/video-record.js'

const HOUR_S = 3600

/**
 * `POST /accounts/{id}/stream/{uid}/token`: signed by Stream's own key, or by the one in `id` and `pem`.
 * @see https://developers.cloudflare.com/api/resources/stream/subresources/token/methods/create/
 */
export async function createToken(
  account: Account,
  { uid }: VideoRecord,
  request: IncomingRequest,
): Promise<Response> {
  const fields = await readJson(request)
  if (fields === null) return badRequest('The body must be a JSON object')
  const now = Math.floor(account.store.now() / 1000)
  const { exp = now + HOUR_S, nbf = now - HOUR_S, downloadable, accessRules, flags } = fields
  if (typeof exp !== 'number' || exp > now + 24 * HOUR_S) return badRequest('exp must be within 24 hours')
  if (typeof nbf !== 'number') return badRequest('nbf must be a number of seconds')
  const rulesProblem = accessRulesProblem(accessRules ?? [])
  if (rulesProblem !== null) return badRequest(rulesProblem)
  const key = await keyOf(account, fields)
  if (typeof key === 'string') return key === 'unknown' ? notFound() : badRequest(key)
  const token = await signToken(key.privateKey, {
    sub: uid,
    kid: key.id,
    exp,
    nbf,
    ...(typeof downloadable === 'boolean' && { downloadable }),
    ...(Array.isArray(accessRules) && { accessRules }),
    ...(isObject(flags) && { flags }),
  })
  return success({ token })
}

async function keyOf({ keys }: Account, { id, pem }: Json): Promise<SigningKey | string> {
  if (id === undefined && pem === undefined) return keys.own()
  if (typeof id !== 'string' || typeof pem !== 'string') return 'id and pem must come together'
  const key = keys.list().find((candidate) => candidate.id === id)
  if (key === undefined) return 'unknown'
  return (await exportKey(key)).pem === pem ? key : 'pem is not the private key of id'
}
