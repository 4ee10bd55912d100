import { Failure } from './failure.js'
import { isPublicHost } from './public-host.js'

/**
 * Judges an address that a person wants a video fetched from, and answers it as a browser would write it.
 *
 * Stream fetches it, not the host, so nothing of the host's network is within reach. Yet only addresses that can be public pass: whoever
 * answers here for the host's account should not be talked into knocking elsewhere. A name that leads to a private address passes, as not
 * every runtime can look names up, and the answer could be another one by the time Stream asks.
 * @throws {Failure} with `link-refused`. It does not quote the address, which may hold a secret.
 */
export function judgeLink(text: string, allowPrivateHosts: boolean): URL {
  if (!URL.canParse(text)) throw refused('It is no absolute URL.')
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused('It is neither http nor https.')
  if (url.username !== '' || url.password !== '') throw refused('It has a user name or a password in it.')
  if (!allowPrivateHosts && !isPublicHost(url.hostname)) throw refused('Its host is not public.')
  return url
}

function refused(reason: string): Failure {
  return new Failure('link-refused', `No video can be fetched from this address. ${reason}`)
}

/** The file name at the end of an address. */
export function nameInLink({ pathname }: URL): string {
  const last = pathname.split('/').findLast((segment) => segment !== '') ?? ''
  try {
    return decodeURIComponent(last)
  } catch {
    // Not every path is UTF-8.
    return last
  }
}
