import type { RejectionCode, UploadErrorCode } from 'react-stream-uploader'
import { integrationAdvice } from '../../src/browser/integration-advice.js'

/** What the developer of an app does about each failure. The type makes a missing code an error. */
export const hostAdvice: { readonly [C in UploadErrorCode]: string } = {
  'invalid-request':
    'Check what the endpoint answered with 400: for example a size of 0, or more metadata than Stream accepts. Set rules in the page that reject such files earlier.',
  unauthorized:
    'Make `headers` a function: it is called again after a 401. Otherwise let people sign in without leaving the page.',
  forbidden:
    'If `authorize` returned `null` on purpose, nothing. If not, check it, and add the page’s origin to `cors.origins` if it differs from the endpoint’s.',
  refused: 'Nothing: your `authorize` has refused it by `refuse`, and the row shows its sentence.',
  'not-found':
    'Check that the route matches everything below the endpoint, for example `GET {endpoint}/{videoId}`.',
  'file-too-large': 'Give the page the same limit as `maxFileSize`.',
  'link-refused':
    'Nothing: the address is not public, or Stream does not accept it. `allowPrivateHosts` is for tests.',
  'quota-exceeded': 'Buy storage or delete videos. Unused reservations end when their upload URLs expire.',
  'rate-limited':
    'Nothing at first. If it continues, use webhooks and share a status store, so that Stream is asked less often.',
  'encoder-full':
    'Nothing: Stream encodes 120 videos of an account at a time, and the upload waits for room by itself. Ask Cloudflare for more if it happens often.',
  'stream-refused':
    'Read what Stream answered in the handler’s `onError`; by default it is a line in your server’s log.',
  'stream-unavailable': 'Nothing. If it continues, see cloudflarestatus.com.',
  internal:
    'Read the reason in the handler’s `onError`: for example `authorize` threw, or Stream does not accept `apiToken`.',
  network:
    'Nothing, if people are offline. If everybody is affected, check the CORS headers of the endpoint.',
  'reload-needed':
    'After a deployment, serve the files of the version before for as long as pages of it are open.',
  timeout: 'Nothing. If your endpoint takes more than 30 seconds, find out why.',
  'endpoint-failed': 'Check the status in `upload.error.status`.',
  ...integrationAdvice,
  'url-expired': 'Grant a later `expiry`: two upload URLs expired before the file had arrived.',
  'chunk-refused':
    'Nothing, if it is rare. If not, check `upload.error.status`, and look for a proxy between the page and Stream.',
  'transfer-failed': 'Check `upload.error.status`.',
  'transfer-incomplete': 'Look for a proxy or a cache between the page and Stream.',
  'file-changed': 'Nothing: another program was writing to the file.',
  'file-unreadable': 'Nothing: the file was moved, changed or touched, or its drive disconnected.',
  'not-a-video': 'Set `accept`, which rejects most of these files earlier.',
  'video-malformed': 'Nothing.',
  'video-too-long': 'Give the page the limit of the grant as `maxDurationSeconds`.',
  'video-too-short': 'Set `minDurationSeconds` to 0.1.',
  'link-unreachable': 'Nothing. The server that has the video must support HEAD requests and ranges.',
  'encoding-failed': 'Nothing. If it continues, contact Cloudflare with the id of the video.',
  'video-gone': 'Find out who deleted the video while it was being encoded.',
  unexpected: 'Look for the exception in `reportError`: a function that you passed to the uploader threw.',
}

/** Which rule rejects a file before anything is sent, by code. */
export const ruleOf: { readonly [C in RejectionCode]: string } = {
  'file-empty': 'always',
  'file-unreadable': 'always',
  'file-type': '`accept`',
  'file-too-small': '`minFileSize`',
  'file-too-large': '`maxFileSize`',
  'too-many-files': '`maxFiles`',
  'total-too-large': '`maxTotalSize`',
  'total-too-long': '`maxTotalDurationSeconds`',
  refused: '`validate`',
  'not-checked': '`validate`, which threw or did not answer in time',
  duplicate: "`duplicates`, with `'skip'` or `'ask'`",
  'video-too-short': '`minDurationSeconds`',
  'video-too-long': '`maxDurationSeconds`',
  'dimensions-too-small': '`minWidth`, `minHeight`',
  'dimensions-too-large': '`maxWidth`, `maxHeight`',
  'link-malformed': 'always, for links',
  'link-scheme': 'always, for links: neither http nor https',
  'link-credentials': 'always, for links: a user name or password in it',
}
