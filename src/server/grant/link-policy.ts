import { type LinkFault, linkFault, toUrl } from '../../protocol/link.js'
import { Failure } from '../http/failure.js'
import { isPublicHost } from './public-host.js'

/**
 * Judges an address that a person wants a video fetched from, and answers it as a browser would write it.
 *
 * Stream fetches it, not the host, so nothing of the host's network is within reach. Yet only addresses that can be public pass: whoever
 * answers here for the host's account should not be talked into knocking elsewhere. A name that leads to a private address passes, as not
 * every runtime can look names up, and the answer could be another one by the time Stream asks.
 * @throws {Failure} with `link-refused`. It does not quote the address, which may hold a secret.
 */
export function enforceLinkPolicy(text: string, allowPrivateHosts: boolean): URL {
  const url = toUrl(text)
  const fault = linkFault(url)
  if (url === null || fault !== null) throw refused(reasons[fault ?? 'link-malformed'])
  if (!allowPrivateHosts && !isPublicHost(url.hostname)) throw refused('Its host is not public.')
  return url
}

const reasons: Readonly<Record<LinkFault, string>> = {
  'link-malformed': 'It is no absolute URL.',
  'link-scheme': 'It is neither http nor https.',
  'link-credentials': 'It has a user name or a password in it.',
}

function refused(reason: string): Failure {
  return new Failure('link-refused', `No video can be fetched from this address. ${reason}`)
}
