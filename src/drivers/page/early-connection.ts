// Opens the connection to the upload server while the endpoint is asked where the bytes go.

import type { Clock } from '../../core/contract/ports.js'

/** @see https://developers.cloudflare.com/stream/uploading-videos/direct-creator-uploads/ */
const STREAM = 'https://upload.cloudflarestream.com'
/** Milliseconds: of many uploads that begin one after the other the first opens it, and the others use it. */
const INTERVAL = 10_000

export interface EarlyConnection {
  /** Opens one to where an upload URL will probably point. */
  readonly open: () => void
  /** Notes where one has pointed. */
  readonly note: (uploadUrl: string) => void
}

/**
 * By `<link rel="preconnect">`, with `crossorigin`: without it the connection is one with cookies, which no request to an upload server
 * uses. In Chromium's incognito windows nothing happens.
 * @param given where upload URLs point; `null` for no connection ahead, `undefined` if the app has not said it
 * @see https://html.spec.whatwg.org/multipage/links.html#link-type-preconnect
 */
export function createEarlyConnection(
  { now }: Clock,
  given: () => string | null | undefined,
): EarlyConnection {
  let last: string | null = null
  let openedAt = -Infinity

  function probable(): string | null {
    const chosen = given()
    if (chosen !== undefined) return chosen
    // A page without TLS is on the machine of whoever builds the app, which may have no line to Stream and no use for one.
    return last ?? (location.protocol === 'https:' ? STREAM : null)
  }

  return {
    open() {
      // A hint must cost no upload: nor where there is no page, or one without a head.
      const head: HTMLHeadElement | null | undefined = globalThis.document?.head
      if (!head || Math.abs(now() - openedAt) < INTERVAL) return
      const origin = probable()
      if (origin === null || origin === location.origin) return
      openedAt = now()
      const link = document.createElement('link')
      Object.assign(link, { rel: 'preconnect', crossOrigin: 'anonymous', href: origin })
      head.append(link)
      // It has been heard: the page keeps nothing of it.
      link.remove()
    },
    note(uploadUrl) {
      last = new URL(uploadUrl).origin
    },
  }
}
