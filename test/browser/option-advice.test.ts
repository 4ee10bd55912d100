import { expect, test, vi } from 'vitest'
import { adviseOnOptions } from '../../src/browser/option-advice.js'

test('a number that makes no sense is named once, with what it must be', () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  for (let time = 0; time < 2; time++) adviseOnOptions({ endpoint: '/api/stream', concurrency: 0 })
  expect(printed.mock.calls).toEqual([
    [
      '[react-stream-uploader] option-concurrency: `concurrency` is 0. It must be a number of at least 1, so this one is ignored or corrected.',
    ],
  ])
  adviseOnOptions({ endpoint: '/api/stream', maxFileSize: Number.NaN, maxFiles: '5' as never, chunkSize: 0 })
  expect(printed).toHaveBeenCalledTimes(4)
})

test('numbers that make sense are not, and neither is what is left out', () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  adviseOnOptions({ endpoint: '/api/stream', maxFiles: 0, maxFileSize: Infinity, chunkSize: 'auto' })
  adviseOnOptions({ endpoint: '/api/stream', minWidth: undefined })
  expect(printed).not.toHaveBeenCalled()
})
