import { act, render } from '@testing-library/react'
import { StreamUploader } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { expect, test } from 'vitest'
import { dragOf } from '../../../stories/support/drag-of.js'

/** Beside an editor of the host's that keeps its drags to itself, as many do. */
function show() {
  const { container } = render(
    <>
      <StreamUploader uploader={uploaderWith([])} dropAnywhere />
      <section
        ref={(editor) => void ['dragleave', 'drop'].map((type) => editor?.addEventListener(type, stop))}
      />
    </>,
  )
  const editor = container.querySelector('section') as HTMLElement
  return { editor, overlay: () => container.querySelector('.stream-uploader-overlay') }
}

const stop = (event: Event): void => event.stopPropagation()

// It lies over all of the page, in the top layer: one that stays is worse than none.
test.each(['drop', 'dragleave'] as const)(
  'the overlay goes with the files, whoever hears of it: %s',
  (end) => {
    const { editor, overlay } = show()
    act(() => void editor.dispatchEvent(dragOf('dragenter', 'video/mp4')))
    expect(overlay()).not.toBeNull()
    act(() => void editor.dispatchEvent(dragOf(end, 'video/mp4')))
    expect(overlay()).toBeNull()
  },
)
