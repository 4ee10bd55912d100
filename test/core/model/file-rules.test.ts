import { describe, expect, test } from 'vitest'
import { areSameRules, checkFile, rulesOf } from '../../../src/core/model/file-rules.js'
import { isSameFile } from '../../../src/core/model/video-identity.js'
import { fileOf } from '../../support/uploads.js'

test('everything that is wrong is said at once', () => {
  const rules = { accept: 'video/*', maxFileSize: 10, maxFiles: 1 }
  expect(checkFile(fileOf(11, 'a.txt', 'text/plain'), rules, 1, false)).toEqual([
    { code: 'file-type', accept: 'video/*' },
    { code: 'file-too-large', maxFileSize: 10 },
    { code: 'too-many-files', maxFiles: 1 },
  ])
})

test.each([
  [0, ['file-empty']],
  [4, ['file-too-small']],
  [5, []],
  [10, []],
  [11, ['file-too-large']],
])('%i bytes between 5 and 10: %j', (size, codes) => {
  const rejections = checkFile(fileOf(size), { minFileSize: 5, maxFileSize: 10 }, 0, false)
  expect(rejections.map(({ code }) => code)).toEqual(codes)
})

test('without rules all but an empty file is taken', () => {
  expect(checkFile(fileOf(2 ** 40, 'x', ''), {}, 999, false)).toEqual([])
  expect(checkFile(fileOf(0), {}, 0, false)).toEqual([{ code: 'file-empty' }])
})

describe('a file that is in the list already', () => {
  test.each([
    [undefined, []],
    ['allow', []],
    ['replace', []],
    ['skip', [{ code: 'duplicate', isQuestion: false }]],
    ['ask', [{ code: 'duplicate', isQuestion: true }]],
  ] as const)('duplicates %s: %j', (duplicates, rejections) => {
    expect(checkFile(fileOf(10), { duplicates }, 1, true)).toEqual(rejections)
    expect(checkFile(fileOf(10), { duplicates }, 1, false)).toEqual([])
  })

  test('has the same name, size, type and time of change', () => {
    expect(isSameFile(fileOf(10), fileOf(10))).toBe(true)
    expect(isSameFile(fileOf(10), fileOf(11))).toBe(false)
    expect(isSameFile(fileOf(10, 'a.mp4'), fileOf(10, 'b.mp4'))).toBe(false)
    expect(isSameFile(fileOf(10, 'a', 'video/mp4'), fileOf(10, 'a', 'video/webm'))).toBe(false)
    const later = new File([], 'a', { lastModified: 1 })
    expect(isSameFile(later, new File([], 'a', { lastModified: 2 }))).toBe(false)
  })
})

test('rules are told from other options, and are the same while none differs', () => {
  const rules = {
    accept: 'video/*',
    minFileSize: 1,
    maxFileSize: 2,
    maxFiles: 3,
    duplicates: 'ask',
    maxWidth: 4,
  } as const
  const options = { ...rules, concurrency: 3 }
  expect(rulesOf(options)).toEqual(rules)
  expect(areSameRules(rules, options)).toBe(true)
  for (const name of Object.keys(rules))
    expect(areSameRules(rules, { ...rules, [name]: undefined })).toBe(false)
})
