import { expect, test, vi } from 'vitest'

// A test that renders an uploader and looks for a row would have to wait for code.
test('in a browser too, the test kit has the code of the rows there at once', async () => {
  vi.resetModules()
  vi.doMock('#row-code', () => import('../../src/ui/row-code-late.js'))
  const { rowCode } = await import('../../src/ui/row-code-late.js')
  const { uploaderWith } = await import('../../src/testing/uploader-with.js')
  vi.doUnmock('#row-code')
  expect(rowCode.state()).toBe(null)
  uploaderWith([])
  expect(rowCode.state()).toMatchObject({ Rows: expect.any(Function) })
  await expect(rowCode.load()).resolves.toBe(rowCode.state())
})
