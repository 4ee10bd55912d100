// What developers change on their server, said on the console. People who upload read only that uploads do not work.

import type { UploadError, UploadErrorCode } from '../core/model/upload-error.js'

type EndpointFault = Exclude<Extract<UploadErrorCode, `endpoint-${string}`>, 'endpoint-failed'>
type Fault =
  | EndpointFault
  | 'field-refused'
  | 'method-not-allowed'
  | 'not-a-tus-url'
  | 'offset-unreadable'
  | 'length-mismatch'

/** What the endpoint lacks where an upload ends as `uploaded`, by what cannot be had without it. */
const missingAdvice = {
  videoId: [
    'endpoint-no-video-id',
    'The endpoint did not name the video, so the upload ends when its bytes have arrived. Send `videoId` in the JSON, or a `stream-media-id` header that `Access-Control-Expose-Headers` names. Or set `trackProcessing` to false.',
  ],
  status: [
    'endpoint-no-status',
    'The endpoint answered 404 whenever it was asked for the status of a video, so uploads end when their bytes have arrived. Answer `GET {endpoint}/{videoId}` with the video. Or set `trackProcessing` to false.',
  ],
} as const

/** What to do about the errors of the integration: nobody who uploads can repair them. */
export const integrationAdvice: { readonly [C in Fault]: string } = {
  'method-not-allowed':
    'The endpoint answered 405. Route POST, GET, PATCH and DELETE to the handler, and OPTIONS if the page is on another origin. Your own backend needs PATCH only for titles and fields.',
  'endpoint-redirected':
    'The endpoint answered with a redirect, perhaps to a sign-in page. Answer with JSON, or with status 201 and a `Location` header. If the person is not signed in, answer 401.',
  'endpoint-unreadable':
    'The endpoint did not answer with JSON, but for example with a page of your app. Check the route. The endpoint must send JSON with `uploadUrl` and `videoId`.',
  'endpoint-no-url':
    'The endpoint sent no upload URL, or two different ones. Send JSON with `uploadUrl`, or a `Location` header that `Access-Control-Expose-Headers` names.',
  'endpoint-no-video-id':
    'The endpoint did not name the video, or named two. Send `videoId` in the JSON, or a `stream-media-id` header that `Access-Control-Expose-Headers` names.',
  'endpoint-no-links':
    'The endpoint accepts no links. Add the function `importLink` to it, or remove `link` from the uploader.',
  'endpoint-no-titles':
    'The endpoint accepts no titles after a video is created. Add the function `rename` to it, or do not offer editable titles.',
  'endpoint-no-fields':
    'The endpoint takes nothing for `fields` after a video is created. Add the function `describe` to it.',
  'field-refused':
    'The endpoint does not take what is in an own field. Return the same `fields` in the grant of `authorize` as the page has, also for `describe`.',
  'not-a-tus-url':
    'The upload URL is not for resumable uploads. Create it with `POST …/stream?direct_user=true`, not with `direct_upload`.',
  'offset-unreadable':
    'The upload server’s `Upload-Offset` or `Upload-Length` cannot be read: it is missing, hidden by CORS, or comes twice with different values. A proxy between the page and Stream must pass on both as they are, and name them in `Access-Control-Expose-Headers`.',
  'length-mismatch':
    'The upload was created for a file of another size. Set `Upload-Length` to the size of the file in bytes.',
}

const known: ReadonlyMap<string, string> = new Map(Object.entries(integrationAdvice))
const advised = new Set<string>()

/** Prints the advice for an error of the integration. */
export function adviseOn({ code }: UploadError): void {
  const advice = known.get(code)
  if (advice !== undefined) printOnce(code, advice)
}

/** Warns of what the endpoint lacks. */
export function adviseOnMissing(missing: keyof typeof missingAdvice): void {
  const [code, advice] = missingAdvice[missing]
  printOnce(code, advice)
}

/** Once for each code. It contains no URL: logs are copied and shared. */
export function printOnce(code: string, advice: string): void {
  if (advised.has(code)) return
  advised.add(code)
  console.error(`[react-stream-uploader] ${code}: ${advice}`)
}
