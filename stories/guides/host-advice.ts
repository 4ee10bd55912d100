import type { RejectionCode, UploadErrorCode } from 'react-stream-uploader'

/** What a host does about each failure. The type makes a code that is missing here an error. */
export const hostAdvice: { readonly [C in UploadErrorCode]: string } = {
  'invalid-request':
    'Look at what the endpoint answered with 400: a size of 0, or metadata beyond what Stream takes. Set rules in the page that refuse such files before.',
  unauthorized:
    'Give `headers` a function: it is asked once more after a 401. Else let people sign in without leaving the page.',
  forbidden:
    'Nothing, where `authorize` answered null on purpose. Else look there, and put the page’s origin into `cors.origins` where it is another than the endpoint’s.',
  'not-found': 'Check that the route takes everything below the endpoint, as `GET {endpoint}/{videoId}`.',
  'method-not-allowed':
    'Route POST, GET, PATCH and DELETE to the handler, and OPTIONS where the page is on another origin. A backend of your own needs PATCH for titles only.',
  'file-too-large': 'Give the page the same limit as `maxFileSize`.',
  'link-refused':
    'Nothing: the address is not public, or Stream does not take it. `allowPrivateHosts` is for tests.',
  'quota-exceeded':
    'Buy storage or delete videos. Unused reservations end by themselves, with their upload URLs.',
  'rate-limited':
    'Nothing at first. If it stays: take webhooks and share a status store, so that less is asked.',
  'stream-refused':
    'The handler’s `onError` is told what Stream answered; by default it is a line in the log of your server.',
  'stream-unavailable': 'Nothing. See cloudflarestatus.com if it stays.',
  internal:
    'The handler’s `onError` is told why: `authorize` threw, say, or Stream does not accept `apiToken`.',
  network: 'Nothing, where people are offline. For all people at once: CORS headers of the endpoint.',
  timeout: 'Nothing. Where your endpoint takes more than 30 seconds, find out why.',
  'endpoint-failed': 'Look at the status in `upload.error.status`.',
  'endpoint-redirected': 'Answer 401 rather than with a redirect to the sign-in page.',
  'endpoint-unreadable': 'The route leads to a page of your app rather than to the handler.',
  'endpoint-no-url': 'Answer with `uploadUrl`, or expose `Location` in Access-Control-Expose-Headers.',
  'endpoint-no-video-id':
    'Answer with `videoId`, or expose `stream-media-id` in Access-Control-Expose-Headers.',
  'endpoint-no-links': 'Give the endpoint a function `importLink`, or take `link` from the uploader.',
  'endpoint-no-titles': 'Give the endpoint a function `rename`, or do not offer titles to be edited.',
  'not-a-tus-url': 'Create with `POST …/stream?direct_user=true`, not with `direct_upload`.',
  'url-expired': 'Grant a longer `expiry`: the two upload URLs ran out before the file had arrived.',
  'offset-unreadable':
    'A proxy between page and Stream takes headers away: expose `Upload-Offset` and `Upload-Length`.',
  'length-mismatch': 'Send `Upload-Length` as the size of the file in bytes.',
  'chunk-refused': 'Nothing, if it is rare. Else look at `upload.error.status`, and for a proxy in between.',
  'transfer-failed': 'Look at `upload.error.status`.',
  'transfer-incomplete': 'Look for a proxy or a cache between page and Stream.',
  'file-changed': 'Nothing: the file was being written to.',
  'file-unreadable': 'Nothing: the file was moved, or its disk removed.',
  'not-a-video': 'Set `accept`, which refuses most of them before.',
  'video-malformed': 'Nothing.',
  'video-too-long': 'Give the page the limit of the grant as `maxDurationSeconds`.',
  'video-too-short': 'Set `minDurationSeconds` to 0.1.',
  'link-unreachable': 'Nothing. Stream wants HEAD and ranges of the server that has the video.',
  'encoding-failed': 'Nothing. If it stays, ask Cloudflare with the id of the video.',
  unexpected: 'Look at what came to `reportError`: a function that you gave the uploader threw.',
}

/** Which rule refuses a file before anything is sent, by the code of the refusal. */
export const ruleOf: { readonly [C in RejectionCode]: string } = {
  'file-empty': 'always',
  'file-unreadable': 'always',
  'file-type': '`accept`',
  'file-too-small': '`minFileSize`',
  'file-too-large': '`maxFileSize`',
  'too-many-files': '`maxFiles`',
  duplicate: "`duplicates`, as `'skip'` or `'ask'`",
  'video-too-short': '`minDurationSeconds`',
  'video-too-long': '`maxDurationSeconds`',
  'dimensions-too-small': '`minWidth`, `minHeight`',
  'dimensions-too-large': '`maxWidth`, `maxHeight`',
  'link-malformed': 'always, of links',
  'link-scheme': 'always, of links: neither http nor https',
  'link-credentials': 'always, of links: a user name or password in it',
}
