import { expect, test } from 'vitest'
import { type GivenLink, linkOf } from '../../../src/core/model/video-identity.js'

test.each<[GivenLink, { url: string; name: string }]>([
  ['https://example.com/a.mp4', { url: 'https://example.com/a.mp4', name: 'a.mp4' }],
  [' HTTPS://Example.COM/a.mp4#t=10 ', { url: 'https://example.com/a.mp4', name: 'a.mp4' }],
  ['https://example.com/?id=7', { url: 'https://example.com/?id=7', name: 'example.com' }],
  [
    { url: 'https://example.com/a.mp4', name: ' Harbour\n at dawn' },
    { url: 'https://example.com/a.mp4', name: 'Harbour  at dawn' },
  ],
  [
    { url: 'https://example.com/a.mp4', name: '' },
    { url: 'https://example.com/a.mp4', name: 'a.mp4' },
  ],
  ['not an address', { url: 'not an address', name: 'not an address' }],
])('%j', (given, link) => {
  expect(linkOf(given)).toEqual(link)
})

// The name is shown, and told to hosts, who may log it.
test('a password in the address is no part of the name', () => {
  expect(linkOf('https://user:secret@example.com/').name).toBe('example.com')
})
