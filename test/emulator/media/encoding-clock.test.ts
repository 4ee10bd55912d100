import { expect, test } from 'vitest'
import { defaultEncodingTimes, encodingAt } from '../../../src/emulator/media/encoding-clock.js'

const at = (ms: number | null) => encodingAt(ms, defaultEncodingTimes, null, 'ready')
const failing = (ms: number) => encodingAt(ms, defaultEncodingTimes, 'ERR_NON_VIDEO', 'ready')

test.each([
  [null, 'pendingupload', null, false],
  [0, 'queued', null, false],
  [999, 'queued', null, false],
  [1000, 'inprogress', 0, false],
  [3999, 'inprogress', 42, false],
  [4000, 'ready', 42, true],
  [7999, 'ready', 99, true],
  [8000, 'ready', 100, true],
  [1e9, 'ready', 100, true],
])(
  '%s ms after the upload a video is %s, at %s %%, and playable: %s',
  (ms, state, percent, readyToStream) => {
    expect(at(ms)).toEqual({ state, percent, readyToStream, errorCode: null })
  },
)

test('an error shows once an encoder looked at the file, and for good', () => {
  expect(failing(999)).toMatchObject({ state: 'queued', errorCode: null })
  expect(failing(1000)).toMatchObject({ state: 'error', errorCode: 'ERR_NON_VIDEO', readyToStream: false })
  expect(failing(1e9)).toMatchObject({ state: 'error', readyToStream: false })
})

test('a playable video may go on as inprogress', () => {
  expect(encodingAt(5000, defaultEncodingTimes, null, 'inprogress')).toMatchObject({
    state: 'inprogress',
    readyToStream: true,
  })
})

test('no time at all is fine', () => {
  const instant = { queuedMs: 0, playableMs: 0, completeMs: 0 }
  expect(encodingAt(0, instant, null, 'ready')).toMatchObject({ state: 'ready', percent: 100 })
})
