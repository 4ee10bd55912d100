import type { CorsOptions } from './cors.js'
import { Failure } from './failure.js'

/**
 * Stops a page of another site from changing something in a visitor's name. What it could send past CORS it cannot send past this, not
 * even where something in front of the handler answers preflights too kindly. What is no browser says nothing of a site, and passes.
 * @throws {Failure} with `forbidden`.
 * @see https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export function assertSameOrigin(request: Request, cors: CorsOptions | undefined): void {
  if (isOwnPage(request) || isInvited(request, cors)) return
  throw new Failure(
    'forbidden',
    'Pages of this origin may not use the endpoint. The option `cors.origins` lists those that may; where CORS is dealt with in front of the handler, set `sameOrigin: false`.',
  )
}

function isOwnPage({ headers, url }: Request): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  // Browsers send that over HTTPS and to localhost alone.
  const origin = headers.get('origin')
  if (origin === null) return true
  // Behind a proxy the URL may be an inner one. No page can set these headers without a preflight.
  const hosts = [new URL(url).host, headers.get('host'), headers.get('x-forwarded-host')]
  return URL.canParse(origin) && hosts.includes(new URL(origin).host)
}

function isInvited({ headers }: Request, cors: CorsOptions | undefined): boolean {
  if (cors === undefined) return false
  return cors.origins === '*' || cors.origins.includes(headers.get('origin') ?? '')
}
