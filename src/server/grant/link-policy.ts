// Which links Stream may be asked to fetch.

import { type LinkFault, linkFault, toUrl } from '../../protocol/link.js'
import { Failure } from '../http/failure.js'

const reasons: Readonly<Record<LinkFault | 'host', string>> = {
  'link-malformed': 'It is not an absolute URL.',
  'link-scheme': 'It is neither http nor https.',
  'link-credentials': 'It contains a user name or a password.',
  host: 'Its host is not public.',
}

/**
 * Stream fetches the link, but nobody should probe other networks in the app's name. A name that resolves to a private
 * address passes: not every runtime can resolve names.
 * @throws {Failure} with `link-refused`. It does not quote the URL, which may contain a secret.
 */
export function enforceLinkPolicy(text: string, allowPrivateHosts: boolean): URL {
  const url = toUrl(text)
  const fault = linkFault(url) ?? (allowPrivateHosts || isPublicHost(url?.hostname ?? '') ? null : 'host')
  if (url !== null && fault === null) return url
  const reason = reasons[fault ?? 'link-malformed']
  throw new Failure('link-refused', `No video can be fetched from this address. ${reason}`)
}

/** IPv4 networks that are not the public internet: [first address, bits of the prefix]. */
const closedNetworks: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Link-local, with 169.254.169.254, at which clouds serve credentials to their machines.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  // Multicast, reserved, and broadcast.
  ['224.0.0.0', 3],
]

/**
 * Endings that no public name has: set aside for private use, or used by what resolves names inside a network,
 * such as Kubernetes (`redis.default.svc`, `redis.default`), Mesos, Consul, Docker and LXD.
 * @see https://www.iana.org/assignments/special-use-domain-names/
 * @see https://www.rfc-editor.org/rfc/rfc6762#appendix-G
 */
const CLOSED_NAME =
  /(^|\.)(localhost|localdomain|local|internal|intranet|private|lan|localnet|home|corp|mail|test|invalid|onion|alt|arpa|svc|pod|default|staging|production|monitoring|consul|nomad|mesos|docker|podman|lxd|incus|multipass|intra|workgroup|dmz|i2p|fritz\.box)$/
/** The last part of a public name has letters only, or is written in Punycode. */
const PUBLIC_ENDING = /\.([a-z]{2,63}|xn--[a-z0-9-]+)$/

/**
 * Decides by the name or the number alone, without DNS.
 * @param hostname of a `URL`, which has normalized decimal, octal and hexadecimal addresses.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry/
 */
export function isPublicHost(hostname: string): boolean {
  // A complete name may end in a dot. Two are invalid, but some resolvers accept them.
  const host = hostname.toLowerCase().replace(/\.$/, '')
  if (host.startsWith('[')) return isPublicIPv6(host.slice(1, -1))
  if (/^\d+(\.\d+){3}$/.test(host)) return isPublicIPv4(host)
  return PUBLIC_ENDING.test(host) && !CLOSED_NAME.test(host)
}

function isPublicIPv4(address: string): boolean {
  const number = numberOf(address)
  return !closedNetworks.some(([first, bits]) => (number ^ numberOf(first)) >>> (32 - bits) === 0)
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => (sum << 8) | Number(part), 0)
}

/**
 * An allowlist: 2000::/3 without its special parts. So addresses that contain an IPv4 address do not pass:
 * mapped (::ffff:0:0/96), translated (64:ff9b::/96), Teredo (2001::/32) and 6to4 (2002::/16).
 */
function isPublicIPv6(address: string): boolean {
  const [first = 0, second = 0] = address.split(':', 2).map((group) => Number.parseInt(group || '0', 16))
  if (first < 0x2000 || first > 0x3fff || first === 0x2002) return false
  if (first === 0x2001) return second >= 0x200 && second !== 0x0db8
  return !(first === 0x3fff && second < 0x1000)
}
