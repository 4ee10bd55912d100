import { describe, expect, test } from 'vitest'
import {
  parseUploadMetadata,
  settingsFromMetadata,
} from '../../../src/emulator/videos/parse-upload-metadata.js'

const base64 = (text: string) => Buffer.from(text).toString('base64')
const settings = (header: string, falseTurnsOff = false) =>
  settingsFromMetadata(parseUploadMetadata(header) ?? new Map(), falseTurnsOff)

describe('the header', () => {
  test('is pairs of a key and a base64 value', () => {
    expect([...(parseUploadMetadata(`name ${base64('a b.mp4')},kind ${base64('x')}`) ?? [])]).toEqual([
      ['name', 'a b.mp4'],
      ['kind', 'x'],
    ])
  })

  test('may have keys without value, spaces after commas, and a space after a bare key', () => {
    const header = `requiresignedurls ,flag, name ${base64('ü')}`
    expect([...(parseUploadMetadata(header) ?? [])]).toEqual([
      ['requiresignedurls', ''],
      ['flag', ''],
      ['name', 'ü'],
    ])
  })

  test('may be empty', () => {
    expect(parseUploadMetadata('')?.size).toBe(0)
  })

  test.each(['name ***', `name ${base64('a')} more`, 'name /w=='])('is refused as %j', (header) => {
    expect(parseUploadMetadata(header)).toBeNull()
  })
})

describe('settings', () => {
  test('are found whatever the case of their keys', () => {
    expect(settings(`maxDurationSeconds ${base64('600')}`).maxDurationSeconds).toBe(600)
    expect(settings(`maxdurationseconds ${base64('600')}`).maxDurationSeconds).toBe(600)
  })

  test('of every kind are read', () => {
    const header = Object.entries({
      allowedorigins: 'a.com, *.b.com,localhost:8787',
      thumbnailtimestamppct: '0.5',
      watermark: 'profile',
      scheduleddeletion: '2030-01-01T00:00:00Z',
      expiry: '2027-02-27T07:20:50Z',
    }).map(([key, value]) => `${key} ${base64(value)}`)
    expect(settings(header.join(','))).toEqual({
      meta: {},
      requireSignedURLs: false,
      allowedOrigins: ['a.com', '*.b.com', 'localhost:8787'],
      thumbnailTimestampPct: 0.5,
      watermark: 'profile',
      scheduledDeletion: '2030-01-01T00:00:00Z',
      maxDurationSeconds: null,
      expiresAt: Date.parse('2027-02-27T07:20:50Z'),
    })
  })

  test('leave everything else to meta, key and value as they came', () => {
    const header = `name ${base64('Trip')},relativePath ${base64('null')},Name ${base64('b')}`
    expect(settings(header).meta).toEqual({ name: 'Trip', relativePath: 'null', Name: 'b' })
  })

  test('turn signed URLs on by the bare key, and off by "false" only as an assumption', () => {
    expect(settings('requiresignedurls').requireSignedURLs).toBe(true)
    expect(settings(`requiresignedurls ${base64('false')}`).requireSignedURLs).toBe(true)
    expect(settings(`requiresignedurls ${base64('false')}`, true).requireSignedURLs).toBe(false)
  })
})
