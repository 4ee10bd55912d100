import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  bytesFromBase64url,
  fromHex,
  textFromBase64,
  toBase64,
  toBase64url,
  toHex,
} from '../../src/protocol/bytes.js'

it('bytes are written as the platform writes them, and read back', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const buffer = Buffer.from(bytes)
      expect(toHex(bytes)).toBe(buffer.toString('hex'))
      expect(toBase64(bytes)).toBe(buffer.toString('base64'))
      expect(toBase64url(bytes)).toBe(buffer.toString('base64url'))
      expect(fromHex(toHex(bytes).toUpperCase())).toEqual(bytes)
      expect(bytesFromBase64url(toBase64url(bytes))).toEqual(bytes)
    }),
  )
})

it('text goes through UTF-8', () => {
  for (const text of ['', 'a', 'Ferien 🏖️ “été”']) {
    expect(toBase64(text)).toBe(Buffer.from(text).toString('base64'))
    expect(textFromBase64(toBase64(text))).toBe(text)
  }
})

it('a mebibyte is not too long', () => {
  expect(toBase64(new Uint8Array(1024 * 1024))).toHaveLength(1_398_104)
})

it.each(['0', 'zz', '0 ', '00 00', '0x00'])('%j is not hex', (text) => {
  expect(fromHex(text)).toBeNull()
})

it.each(['*', 'YQ===', 'Y'])('%j is not base64', (text) => {
  expect(textFromBase64(text)).toBeNull()
  expect(bytesFromBase64url(text)).toBeNull()
})

it('base64 may be broken into lines', () => {
  expect(textFromBase64(' SGVs\nbG8=\r\n')).toBe('Hello')
})
