// The app decides about each request.

import type { TicketRequest } from '../../protocol/messages.js'
import type { FieldValues } from '../../protocol/own-field.js'
import { Failure, internalFailure } from '../http/failure.js'
import { creatorFault, findGrantFault, plainGrant, type UploadGrant } from './upload-grant.js'

/** What a request wants to do. */
export type StreamAction =
  /**
   * Upload a file. `file` is the browser's word; `file.meta` has only keys that a grant may repeat. `file.fields` need not be
   * repeated: the `fields` of the grant say which are taken.
   */
  | { readonly type: 'create'; readonly file: TicketRequest }
  /** Have Stream fetch a video from a link: http(s), and public unless `allowPrivateHosts` is set. */
  | {
      readonly type: 'import'
      readonly url: string
      /** The name that the browser sent, or else the end of the URL; `''` if there is neither. */
      readonly name: string
      readonly meta?: Readonly<Record<string, string>> | undefined
      readonly fields?: FieldValues | undefined
    }
  /** See how far a video is. */
  | { readonly type: 'read'; readonly videoId: string }
  /** Give a video another title. A `name` in the grant replaces the browser's `title`. */
  | { readonly type: 'rename'; readonly videoId: string; readonly title: string }
  /** Write into own fields of a video. The `fields` of the grant say which are taken. */
  | { readonly type: 'describe'; readonly videoId: string; readonly fields: FieldValues }
  /** Delete a video, or cancel its upload. */
  | { readonly type: 'discard'; readonly videoId: string }

type Decision = UploadGrant | Response | null

/** Answers a grant; `null` to refuse with 403; or a `Response`, also thrown. The body of the request has not been read. */
export type Authorize = (request: Request, action: StreamAction) => Decision | Promise<Decision>

/** @throws {Failure} with `forbidden`, or with `internal` if `authorize` fails or its grant is invalid. */
export async function authorizeAction(
  authorize: Authorize,
  request: Request,
  action: StreamAction,
): Promise<UploadGrant | Response> {
  const decision = await decide(authorize, request, action)
  // Not only `null`: in an untyped app, a forgotten `return` must grant nothing.
  if (typeof decision !== 'object' || decision === null) {
    throw new Failure('forbidden', 'You are not allowed to do this.')
  }
  // A copy: apps answer one `Response` to many requests.
  if (isResponse(decision)) return decision.clone()
  const grant = plainGrant(decision)
  const isPlain = action.type === 'read' || action.type === 'discard'
  const fault = isPlain ? creatorFault(grant) : findGrantFault(grant, Date.now())
  if (fault === null) return grant
  throw internalFailure('could not decide', { message: `\`authorize\` returned an invalid grant: ${fault}.` })
}

async function decide(authorize: Authorize, request: Request, action: StreamAction): Promise<Decision> {
  try {
    return await authorize(request, action)
  } catch (cause) {
    if (isResponse(cause)) return cause
    throw internalFailure('could not decide', { message: '`authorize` threw; `cause` is the error.', cause })
  }
}

/** Not by `instanceof`: frameworks may have a `Response` class of their own. */
export function isResponse(value: unknown): value is Response {
  return Object.prototype.toString.call(value) === '[object Response]'
}
