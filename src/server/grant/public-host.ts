/** IPv4 networks that are not the public internet: [first address, bits of the prefix]. */
const closedNetworks: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Link-local, and in it 169.254.169.254, where clouds keep their machines' credentials.
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

const CLOSED_NAME = /(^|\.)(localhost|localdomain|local|internal|intranet|private|lan|home|corp|home\.arpa)$/

/**
 * Whether a host is one of the public internet, as far as its name or number tells.
 * @param hostname of a `URL`, which has written decimal, octal and hexadecimal addresses as four numbers by then.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry/
 */
export function isPublicHost(hostname: string): boolean {
  // The dot at the end of a complete name. More than one is no name, but some resolvers do not mind.
  const host = hostname.toLowerCase().replace(/\.$/, '')
  if (host.startsWith('[')) return isPublicIPv6(host.slice(1, -1))
  if (/^\d+(\.\d+){3}$/.test(host)) return isPublicIPv4(host)
  // Without a dot it is a name of somebody's own network.
  return !host.endsWith('.') && host.includes('.') && !CLOSED_NAME.test(host)
}

function isPublicIPv4(address: string): boolean {
  const number = numberOf(address)
  return !closedNetworks.some(([first, bits]) => (number ^ numberOf(first)) >>> (32 - bits) === 0)
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => (sum << 8) | Number(part), 0)
}

/**
 * By what is open instead of what is closed: 2000::/3 without its special parts. So no address with an IPv4 address in it passes, be it
 * mapped (::ffff:0:0/96), translated (64:ff9b::/96), Teredo (2001::/32) or 6to4 (2002::/16).
 */
function isPublicIPv6(address: string): boolean {
  const [first = 0, second = 0] = address.split(':', 2).map((group) => Number.parseInt(group || '0', 16))
  if (first < 0x2000 || first > 0x3fff || first === 0x2002) return false
  if (first === 0x2001) return second >= 0x200 && second !== 0x0db8
  return !(first === 0x3fff && second < 0x1000)
}
