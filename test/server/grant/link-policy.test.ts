import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { isPublicHost } from '../../../src/server/grant/link-policy.js'

const isOpen = (host: string): boolean => isPublicHost(new URL(`http://${host}/`).hostname)

it('hosts of the public internet are public', () => {
  const hosts = [
    'example.com',
    'EXAMPLE.com.',
    'local.example.com',
    'internal.dev',
    'svc.example.com',
    'box.fritz.example',
    'xn--mller-kva.xn--fiqs8s',
    'example.中国',
    'müller.example',
    '8.8.8.8',
    '1.1.1.1',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.0.1',
    '172.32.0.1',
    '192.169.0.1',
    '223.255.255.255',
    '[2606:4700::1111]',
    '[2001:4860:4860::8888]',
    '[2a00::1]',
    '[3fff:1000::1]',
    '[2000::1]',
    '[2001:200::1]',
    '1.2.10.4.example.com',
  ]
  expect(hosts.filter(isOpen)).toEqual(hosts)
})

it('hosts of private networks are not', () => {
  const hosts = [
    'localhost',
    'LOCALHOST.',
    'app.localhost',
    'printer.local',
    'metadata.google.internal',
    'router.home.arpa',
    'intranet',
    // Kubernetes, Consul, Docker, Tor, a router at home, and names that end in no domain.
    'redis.default.svc',
    'redis.default.svc.',
    'redis.default',
    'vault.kube-system',
    'db.prod.svc.cluster.local',
    'api.internal',
    'api.service.consul',
    'host.docker.internal',
    // The names of a namespace, and of what else resolves inside a network.
    '10-0-0-1.shop.pod',
    'redis.staging',
    'app.marathon.mesos',
    'db.dns.podman',
    'box.lxd',
    'files.workgroup',
    'ipv4only.arpa',
    '10.0.0.127.in-addr.arpa',
    'app.test',
    'x.onion',
    'fritz.box',
    'example.1.2.3.4a',
    'box.x',
    'db.cache_1',
    'db.',
    'example.com..',
    '127.0.0.1..',
    '127.0.0.1',
    '127.1',
    '127.0.0.1.',
    '2130706433',
    '0177.0.0.1',
    '0x7f.0.0.1',
    '0x7f000001',
    '１２７.０.０.１',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '198.18.0.1',
    '198.19.255.255',
    '203.0.113.7',
    '224.0.0.1',
    '255.255.255.255',
    '[::]',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::ffff:8.8.8.8]',
    '[::127.0.0.1]',
    '[64:ff9b::a00:1]',
    '[100::1]',
    '[2001::1]',
    '[2001:db8::1]',
    '[2002:7f00:1::]',
    '[3fff::1]',
    '[fc00::1]',
    '[fd12:3456::1]',
    '[fe80::1]',
    '[ff02::1]',
  ]
  expect(hosts.filter(isOpen)).toEqual([])
})

it('a host of a private network is not public however its number is written', () => {
  const part = fc.nat(255)
  const first = fc.constantFrom(0, 10, 127, 224, 240, 255)
  fc.assert(
    fc.property(first, part, part, part, (a, b, c, d) => {
      const number = ((a * 256 + b) * 256 + c) * 256 + d
      const hex = (value: number) => `0x${value.toString(16)}`
      const octal = (value: number) => `0${value.toString(8)}`
      const spellings = [
        `${a}.${b}.${c}.${d}`,
        `${a}.${b}.${c * 256 + d}`,
        String(number),
        hex(number),
        [a, b, c, d].map(octal).join('.'),
        [a, b, c, d].map(hex).join('.'),
        `[::ffff:${a}.${b}.${c}.${d}]`,
      ]
      expect(spellings.filter(isOpen)).toEqual([])
    }),
  )
})
