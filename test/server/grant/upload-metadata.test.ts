import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanUntrustedMeta, isUntrustedMetaKey } from '../../../src/server/grant/untrusted-meta.js'
import { encodeUploadMetadata, parseUploadMetadata } from '../../../src/server/grant/upload-metadata.js'

const file = { name: 'a.mp4', size: 1, type: 'video/mp4', lastModified: 0 }
const grant = { creator: 'ann' }
const read = (header: string) => Object.fromEntries(parseUploadMetadata(header))

describe('the metadata sent to Stream', () => {
  it.each([
    ['Ferien 🏖️ 家族 “été”.mp4', 'Ferien 🏖️ 家族 “été”.mp4'],
    [`it's "quoted", <b>\\`, `it's "quoted", <b>\\`],
    ['line\r\nbreak\u0000\ttab', 'line break tab'],
    ['half \uD83C of a pair', 'half \uFFFD of a pair'],
    ['x'.repeat(400), 'x'.repeat(300)],
    ['🏖'.repeat(400), '🏖'.repeat(300)],
  ])('carries the name %j', (name, carried) => {
    const header = encodeUploadMetadata({ ...file, name }, grant)
    expect(header).toMatch(/^name [A-Za-z0-9+/]+=*$/)
    expect(read(header)).toEqual({ name: carried })
  })

  it('writes every setting in the words of Stream', () => {
    const header = encodeUploadMetadata(file, {
      creator: 'ann',
      name: 'Title',
      requireSignedURLs: true,
      allowedOrigins: ['a.com', '*.b.com'],
      thumbnailTimestampPct: 0.25,
      watermark: 'f1e2',
      scheduledDeletion: new Date('2027-01-01T00:00:00Z'),
      maxDurationSeconds: 600,
      expiry: '2026-06-01T14:00:00+02:00',
      meta: { room: '7' },
    })
    expect(read(header)).toEqual({
      name: 'Title',
      requiresignedurls: '',
      allowedorigins: 'a.com,*.b.com',
      thumbnailtimestamppct: '0.25',
      watermark: 'f1e2',
      scheduleddeletion: '2027-01-01T00:00:00.000Z',
      maxDurationSeconds: '600',
      expiry: '2026-06-01T12:00:00.000Z',
      room: '7',
    })
    expect(header.split(',')).toContain('requiresignedurls')
  })

  it('leaves out what is off, since Stream turns on what is present', () => {
    const header = encodeUploadMetadata(file, {
      creator: 'ann',
      requireSignedURLs: false,
      allowedOrigins: [],
      name: '\n',
    })
    expect(header).toBe('')
  })

  it('carries any meta there and back as a header', () => {
    const key = fc.string({ unit: 'grapheme-ascii', minLength: 1 }).filter(isUntrustedMetaKey)
    const meta = fc.dictionary(key, fc.string({ unit: 'grapheme' }), { noNullPrototype: true })
    fc.assert(
      fc.property(meta, (sent) => {
        const headers = new Headers({
          'Upload-Metadata': encodeUploadMetadata(file, { ...grant, meta: sent }),
        })
        expect(read(headers.get('upload-metadata') ?? '')).toEqual({ name: 'a.mp4', ...sent })
      }),
    )
  })
})

describe('metadata read from a browser', () => {
  it('leaves out what cannot be read', () => {
    expect(read('name YQ==, flag,bad ***, ,,x')).toEqual({ name: 'a', flag: '', x: '' })
  })

  it('is read whatever the header', () => {
    fc.assert(fc.property(fc.string(), (header) => void parseUploadMetadata(header)))
  })
})

describe('what a grant may repeat of the meta of the browser', () => {
  it('is no setting of Stream, in whatever case, and no illegal key', () => {
    const settings = [
      'name',
      'Expiry',
      'requireSignedURLs',
      'maxdurationseconds',
      'ALLOWEDORIGINS',
      'watermark',
    ]
    const sent = Object.fromEntries([...settings, 'a b', 'a,b', 'é', '', 'room'].map((key) => [key, 'x']))
    expect(cleanUntrustedMeta(sent)).toEqual({ room: 'x' })
    expect(cleanUntrustedMeta(undefined)).toBeUndefined()
  })
})
