// Says on the console why a request failed, where the browser does not say it.

import { isUnexpected } from '../core/model/upload-error.js'

const told = new Set<string>()

/**
 * Prints once why a request had no answer, since an upload repeats it as after a broken connection. A browser shows its own
 * failures; it does not show what an app's `fetch` or `httpStack` throws, and in jsdom nobody shows anything. Addresses are
 * left out: an upload URL must not get into logs.
 */
export function adviseOnRequest(thrown: unknown): void {
  if (!isError(thrown) || !isUnexpected(thrown) || isBrowsersOwn(thrown)) return
  const cause: unknown = 'cause' in thrown ? thrown.cause : undefined
  const because = isError(cause) ? ` (${cause.message})` : ''
  const reason = `${thrown.name}: ${thrown.message}${because}`.replaceAll(/\bhttps?:\/\/[^\s"')]+/gi, '…')
  if (told.has(reason)) return
  told.add(reason)
  console.warn(`[react-stream-uploader] A request failed and will be repeated. ${reason}`)
}

/**
 * Also of another realm, as Node's errors are in Jest. A `DOMException` is about a file, or an abort; what else comes is
 * an event of a browser's `XMLHttpRequest`.
 */
function isError(thrown: unknown): thrown is Error {
  return Object.prototype.toString.call(thrown) === '[object Error]'
}

/** As Chromium, Firefox and Safari word every failure of the network. */
function isBrowsersOwn({ message }: Error): boolean {
  return /^(Failed to fetch|NetworkError when attempting to fetch resource|Load failed)/.test(message)
}
