import { act, render, screen } from '@testing-library/react'
import { StreamUploader, type Upload } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import * as uploads from '../../../stories/support/uploads.js'

const ready = Array.from({ length: 8 }, () => uploads.ready())
const choice = (name: string): HTMLElement => screen.getByRole('radio', { name })

// Its button was disabled, and the focus was lost to the start of the page.
test('a segment that becomes empty under the focus passes it on to what is shown instead', async () => {
  const view = (rows: readonly Upload[]) => <StreamUploader uploader={uploaderWith(rows)} />
  const { rerender } = render(view([...ready, uploads.uploading()]))
  act(() => choice('All 9').focus())
  await userEvent.keyboard('{ArrowRight}')
  expect(choice('Under way 1')).toHaveFocus()
  rerender(view([...ready, uploads.ready()]))
  expect(choice('Under way 0')).toBeDisabled()
  expect(choice('All 9')).toBeChecked()
  expect(choice('All 9')).toHaveFocus()
  await userEvent.keyboard('{ArrowRight}')
  expect(choice('Ready 9')).toHaveFocus()
})

test('the focus is left where it is, if it is not in a segment that becomes empty', () => {
  const view = (rows: readonly Upload[]) => <StreamUploader uploader={uploaderWith(rows)} />
  const { rerender } = render(view([...ready, uploads.uploading()]))
  const elsewhere = screen.getByRole('button', { name: 'Add videos' })
  act(() => elsewhere.focus())
  rerender(view([...ready, uploads.ready()]))
  expect(elsewhere).toHaveFocus()
})
