// Which links Stream may be asked to fetch.

import { type LinkFault, linkFault, toUrl } from '../../protocol/link.js'
import { Failure } from '../http/failure.js'
import { isPublicHost } from './public-host.js'

/**
 * Stream fetches the link, not the app, so the app's network is out of reach. Still, only URLs that can be
 * public pass: nobody should use the app's account to probe other networks. A name that resolves to a
 * private address passes: not every runtime can resolve names, and the answer may have changed when Stream
 * asks.
 * @returns the URL, normalized.
 * @throws {Failure} with `link-refused`. It does not quote the URL, which may contain a secret.
 */
export function enforceLinkPolicy(text: string, allowPrivateHosts: boolean): URL {
  const url = toUrl(text)
  const fault = linkFault(url)
  if (url === null || fault !== null) throw refused(reasons[fault ?? 'link-malformed'])
  if (!allowPrivateHosts && !isPublicHost(url.hostname)) throw refused('Its host is not public.')
  return url
}

const reasons: Readonly<Record<LinkFault, string>> = {
  'link-malformed': 'It is not an absolute URL.',
  'link-scheme': 'It is neither http nor https.',
  'link-credentials': 'It contains a user name or a password.',
}

function refused(reason: string): Failure {
  return new Failure('link-refused', `No video can be fetched from this address. ${reason}`)
}
