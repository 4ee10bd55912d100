// The errors that only the developers of the app can repair. All of them say the same to the person who uploads.

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

/** What to change is no help to that person. It is said on the console. */
export function integrationErrors(text: () => string): Pick<Messages['error'], (typeof codes)[number]> {
  const entries = codes.map((code) => [code, text])
  return Object.fromEntries(entries) as Record<(typeof codes)[number], typeof text>
}
