import { streamVideoAccept } from 'react-stream-uploader'
import { describe, expect, test } from 'vitest'
import { extensionFor, formatNames, isAccepted } from '../../../src/core/model/video-formats.js'

describe('accept', () => {
  test.each([
    ['video/*', 'a.mp4', 'video/mp4', true],
    ['video/*', 'a.txt', 'text/plain', false],
    ['video/mp4', 'a.mov', 'video/quicktime', false],
    ['video/mp4, video/quicktime', 'a.mov', 'video/quicktime', true],
    ['.MOV', 'A.mov', '', true],
    ['.mov,.mp4', 'a.mkv', '', false],
    ['*/*', 'a.txt', 'text/plain', true],
    ['image/*', 'a.mov', '', false],
    ['video/*', 'a.txt', 'application/octet-stream', false],
    ['video/*', 'notes', '', false],
    ['video/*', 'a.mov.txt', '', false],
    ['video/mp4', 'a.mp4', 'video/mp4-extended', false],
    ['video*', 'a.mp4', 'video/mp4', false],
    ['vid/*', 'a.mp4', 'video/mp4', false],
    [' , ', 'a.txt', 'text/plain', true],
    ['VIDEO/*', 'a.mp4', 'Video/MP4', true],
  ])('%j and %s of type %j: %s', (accept, name, type, isTaken) => {
    expect(isAccepted({ name, type }, accept)).toBe(isTaken)
  })

  test('a video container that the browser knows no type for is taken as a video', () => {
    expect(isAccepted({ name: 'tape.mkv', type: '' }, 'video/*')).toBe(true)
    expect(isAccepted({ name: 'notes', type: '' }, 'video/*')).toBe(false)
  })
})

// Each was refused with "This type of file isn't accepted here. Choose a video."
describe('a video of a type that is missing, general, an alias, or of something else', () => {
  test.each([
    ['video/*', 'clip.mov', 'application/octet-stream'],
    ['video/*', 'clip.mkv', 'application/octet-stream'],
    ['video/*', 'clip.mkv', 'application/x-matroska'],
    ['video/*', 'clip.ts', 'text/vnd.trolltech.linguist'],
    ['video/*', 'clip.mts', 'model/vnd.mts'],
    ['video/*', 'clip.mxf', 'application/mxf'],
    ['video/*', 'clip.asf', ''],
    ['video/*', 'clip.divx', ''],
    ['video/mp4,video/quicktime', 'clip.mp4', ''],
    ['video/mp4,video/quicktime', 'clip.MOV', ''],
    ['video/mp4,video/x-msvideo', 'clip.avi', 'video/avi'],
    ['.mp4,.mov', '1000012345', 'video/mp4'],
    ['.mp4,.mov', 'VID_2026', 'video/quicktime'],
    ['video/webm', 'recording', 'video/webm;codecs=vp9,opus'],
    ['.mkv', 'recording', 'video/x-matroska; codecs="avc1"'],
  ])('%j takes %s of %j', (accept, name, type) => {
    expect(isAccepted({ name, type }, accept)).toBe(true)
  })

  test.each(['video/*', 'video/mp4,video/quicktime', 'video/mp4,video/x-msvideo', '.mp4,.mov'])(
    '%j takes no text, picture or sound',
    (accept) => {
      const others = [
        { name: 'notes.txt', type: 'text/plain' },
        { name: 'photo.jpg', type: 'image/jpeg' },
        { name: 'song.mp3', type: 'audio/mpeg' },
        { name: 'words.ts.txt', type: 'text/vnd.trolltech.linguist' },
      ]
      expect(others.filter((file) => isAccepted(file, accept))).toEqual([])
    },
  )

  test.each([
    ['video/mp4,video/quicktime', 'clip.webm', 'video/webm'],
    ['video/mp4,video/x-msvideo', 'clip.webm', 'video/webm'],
    ['.mp4,.mov', 'clip.webm', 'video/webm'],
    ['.mp4,.mov', 'clip.m4v', ''],
    ['.mp4,.mov', 'clip.webm', 'video/mp4'],
    ['video/*', 'live.mov', 'image/heic'],
    ['video/mp4,video/quicktime', 'words.mp4', 'audio/mp4'],
  ])('%j takes no %s of %j', (accept, name, type) => {
    expect(isAccepted({ name, type }, accept)).toBe(false)
  })
})

// https://developers.cloudflare.com/stream/uploading-videos/#supported-video-formats
describe('the list of what Stream takes', () => {
  const extensions = 'mp4 mkv mov avi flv ts m2ts mts vob mxf lxf gxf 3gp webm mpg mpeg qt m4v'
  test.each(extensions.split(' '))('has .%s', (extension) => {
    for (const type of ['', 'application/octet-stream']) {
      expect(isAccepted({ name: `clip.${extension}`, type }, streamVideoAccept)).toBe(true)
    }
  })

  test.each([
    'video/mp4',
    'video/quicktime',
    'video/x-matroska',
    'video/webm',
    'video/x-msvideo',
    'video/x-flv',
    'video/mp2t',
    'video/mpeg',
    'application/mxf',
    'application/gxf',
    'video/3gpp',
  ])('has %s', (type) => {
    expect(isAccepted({ name: 'clip', type }, streamVideoAccept)).toBe(true)
  })

  test('has nothing else', () => {
    expect(isAccepted({ name: 'clip.wmv', type: 'video/x-ms-wmv' }, streamVideoAccept)).toBe(false)
    expect(isAccepted({ name: 'song.mp3', type: 'audio/mpeg' }, streamVideoAccept)).toBe(false)
    expect(streamVideoAccept).toMatch(/^(?:[\w/.-]+,)+[\w.]+$/)
  })
})

test.each([
  ['', ['MP4', 'MOV', 'WebM']],
  ['video/*', ['MP4', 'MOV', 'WebM']],
  [streamVideoAccept, ['MP4', 'MOV', 'WebM']],
  ['video/webm, .mp4', ['MP4', 'WebM']],
  ['video/x-matroska,.mxf', ['MKV', 'MXF']],
  ['image/*', []],
])('people read of accept="%s" that it takes %j', (accept, names) => {
  expect(formatNames(accept)).toEqual(names)
})

test.each([
  ['video/webm', '.webm'],
  ['video/webm;codecs=vp8,opus', '.webm'],
  ['video/quicktime', '.mov'],
  ['video/x-matroska;codecs=avc1', '.mkv'],
  ['', ''],
  ['audio/ogg', ''],
])('a recording of %j is given the extension %j', (type, extension) => {
  expect(extensionFor(type)).toBe(extension)
})
