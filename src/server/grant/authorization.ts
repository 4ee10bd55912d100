import type { TicketRequest } from '../../protocol/messages.js'
import { Failure } from '../http/failure.js'
import { creatorFault, type UploadGrant } from './upload-grant.js'
import { findGrantFault } from './validate-grant.js'

/** What a request wants to do. */
export type StreamAction =
  /** Upload a file. All of `file` is the browser's word; `file.meta` holds only keys that a grant may repeat. */
  | { readonly type: 'create'; readonly file: TicketRequest }
  /** Have Stream fetch a video from a link: http(s), and public unless `allowPrivateHosts` is set. All of it is the browser's word. */
  | {
      readonly type: 'import'
      readonly url: string
      /** What the browser calls it, or else the end of the address; `''` where neither says. */
      readonly name: string
      readonly meta?: Readonly<Record<string, string>> | undefined
    }
  /** See how far a video is. */
  | { readonly type: 'read'; readonly videoId: string }
  /** Give a video another title. The grant's `name`, where there is one, takes the place of what the browser says. */
  | { readonly type: 'rename'; readonly videoId: string; readonly title: string }
  /** Delete a video, or cancel its upload. */
  | { readonly type: 'discard'; readonly videoId: string }

/**
 * The host's decision about a request.
 * @param request as it came, its body still unread.
 * @returns a grant; `null` to refuse with 403; or a `Response` of the host's own, such as a 401, which may be thrown as well.
 */
export type Authorize = (
  request: Request,
  action: StreamAction,
) => UploadGrant | Response | null | Promise<UploadGrant | Response | null>

/**
 * Asks the host, before Stream is asked anything.
 * @throws {Failure} with `forbidden`, or with `internal` where `authorize` fails or grants what Stream does not know.
 */
export async function authorizeAction(
  authorize: Authorize,
  request: Request,
  action: StreamAction,
): Promise<UploadGrant | Response> {
  const decision = await decide(authorize, request, action)
  // Not only `null`: what an untyped host forgets to return grants nothing.
  if (typeof decision !== 'object' || decision === null) {
    throw new Failure('forbidden', 'You are not allowed to do this.')
  }
  if (isResponse(decision)) return decision
  const isPlain = action.type === 'read' || action.type === 'discard'
  const fault = isPlain ? creatorFault(decision) : findGrantFault(decision, Date.now())
  if (fault !== null)
    throw hostFailure({ message: `\`authorize\` returned a grant that Stream cannot take: ${fault}.` })
  return decision
}

async function decide(
  authorize: Authorize,
  request: Request,
  action: StreamAction,
): Promise<UploadGrant | Response | null> {
  try {
    return await authorize(request, action)
  } catch (thrown) {
    if (isResponse(thrown)) return thrown
    throw hostFailure({ message: '`authorize` threw; `cause` is the error.', cause: thrown })
  }
}

function hostFailure(report: { readonly message: string; readonly cause?: unknown }): Failure {
  return new Failure('internal', 'The endpoint could not decide. Its `onError` option is told why.', {
    report,
  })
}

/** By its tag, as frameworks bring a `Response` that is no instance of the global one. */
export function isResponse(value: unknown): value is Response {
  return Object.prototype.toString.call(value) === '[object Response]'
}
