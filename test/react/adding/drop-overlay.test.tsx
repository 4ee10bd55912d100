import { act, render } from '@testing-library/react'
import { StreamUploader } from 'react-stream-uploader'
import { expect, test } from 'vitest'
import { fixtureUploader } from '../../../stories/support/fixture-uploader.js'

/** Beside an editor of the host's that keeps its drags to itself, as many do. */
function show() {
  const { container } = render(
    <>
      <StreamUploader uploader={fixtureUploader([])} dropAnywhere />
      <section
        ref={(editor) => void ['dragleave', 'drop'].map((type) => editor?.addEventListener(type, stop))}
      />
    </>,
  )
  const editor = container.querySelector('section') as HTMLElement
  return { editor, overlay: () => container.querySelector('.stream-uploader-overlay') }
}

const stop = (event: Event): void => event.stopPropagation()

function drag(type: string, target: Element): void {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([], 'film.mp4', { type: 'video/mp4' }))
  const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer })
  act(() => void target.dispatchEvent(event))
}

// It lies over all of the page, in the top layer: one that stays is worse than none.
test.each(['drop', 'dragleave'])('the overlay goes with the files, whoever hears of it: %s', (end) => {
  const { editor, overlay } = show()
  drag('dragenter', editor)
  expect(overlay()).not.toBeNull()
  drag(end, editor)
  expect(overlay()).toBeNull()
})
