// Errors that only the developers of the app can fix. People who upload read the same sentence for all of them.

import type { Messages } from './messages.js'

const codes = [
  'method-not-allowed',
  'endpoint-redirected',
  'endpoint-unreadable',
  'endpoint-no-url',
  'endpoint-no-video-id',
  'not-a-tus-url',
  'offset-unreadable',
  'length-mismatch',
] as const

/** What to change on the server is printed on the console instead. */
export function integrationErrors(text: () => string): Pick<Messages['error'], (typeof codes)[number]> {
  const entries = codes.map((code) => [code, text])
  return Object.fromEntries(entries) as Record<(typeof codes)[number], typeof text>
}
