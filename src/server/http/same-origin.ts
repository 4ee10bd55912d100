// Pages of other origins may not change anything.

import type { CorsOptions } from './cors.js'
import { Failure } from './failure.js'

/**
 * Stops a page of another site from changing something in a visitor's name. It also stops what gets past
 * CORS, for example if a proxy answers preflights too kindly. Clients that are not browsers send neither
 * header, and pass.
 * @throws {Failure} with `forbidden`.
 * @see https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export function assertSameOrigin(request: Request, cors: CorsOptions | undefined): void {
  if (isOwnPage(request) || isInvited(request, cors)) return
  throw new Failure(
    'forbidden',
    'Pages of this origin may not use the endpoint. List it in the option `cors.origins`. If a proxy handles CORS, set `sameOrigin: false`.',
  )
}

function isOwnPage({ headers, url }: Request): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  // Browsers send `Sec-Fetch-Site` only over HTTPS and to localhost.
  const origin = headers.get('origin')
  if (origin === null) return true
  // Behind a proxy, the URL may be an internal one. A page cannot set these headers without a preflight.
  const hosts = [new URL(url).host, headers.get('host'), headers.get('x-forwarded-host')]
  return URL.canParse(origin) && hosts.includes(new URL(origin).host)
}

function isInvited({ headers }: Request, cors: CorsOptions | undefined): boolean {
  if (cors === undefined) return false
  return cors.origins === '*' || cors.origins.includes(headers.get('origin') ?? '')
}
