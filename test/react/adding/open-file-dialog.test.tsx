import { expect, test, vi } from 'vitest'
import { openFilePicker } from '../../../src/react/adding/open-file-dialog.js'

const video = { accept: 'video/*', multiple: true }

// Testing Library's `userEvent.upload` clicks the input first, and gives up where that click was taken for something else.
test('a click that no person made is left to the native input, so that tests of a host can choose files', () => {
  const showOpenFilePicker = vi.fn()
  vi.stubGlobal('showOpenFilePicker', showOpenFilePicker)
  vi.spyOn(navigator.userActivation, 'isActive', 'get').mockReturnValue(false)
  expect(
    openFilePicker(
      video,
      () => {},
      () => {},
    ),
  ).toBe(false)
  expect(showOpenFilePicker).not.toHaveBeenCalled()
})
