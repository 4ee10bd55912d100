import { act, render } from '@testing-library/react'
import { Uploader } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { expect, test } from 'vitest'
import { dragOf } from '../../../stories/support/drag-of.js'

/** A drop zone with two children, of which the first can be taken away, and something beside it. */
function show() {
  const page = (hasFirst: boolean) => (
    <Uploader.Root uploader={uploaderWith([])}>
      <Uploader.Dropzone data-testid="zone">
        {hasFirst ? <i /> : null}
        <b />
      </Uploader.Dropzone>
      <p />
    </Uploader.Root>
  )
  const { container, getByTestId, rerender } = render(page(true))
  const at = (selector: string): Element => container.querySelector(selector) as Element
  return {
    at,
    isShown: () => getByTestId('zone').hasAttribute('data-dragging'),
    removeFirst: () => rerender(page(false)),
  }
}

/** As a browser does: the next element is entered before the one before it is left. */
function move(from: Element | null, to: Element | null): void {
  act(() => {
    to?.dispatchEvent(dragOf('dragenter', 'video/mp4'))
    from?.dispatchEvent(dragOf('dragleave', 'video/mp4'))
    to?.dispatchEvent(dragOf('dragover', 'video/mp4'))
  })
}

test('shows that files are held over it, from child to child, until they leave it', () => {
  const { at, isShown } = show()
  move(null, at('i'))
  expect(isShown()).toBe(true)
  move(at('i'), at('b'))
  expect(isShown()).toBe(true)
  move(at('b'), at('p'))
  expect(isShown()).toBe(false)
})

test('or until they leave the page', () => {
  const { at, isShown } = show()
  move(null, at('b'))
  move(at('b'), null)
  expect(isShown()).toBe(false)
})

// The child that is gone hears of no leave.
test.each(['b', 'p'])(
  'does not keep showing it when a child goes under the pointer, which is over %s then',
  (next) => {
    const { at, isShown, removeFirst } = show()
    move(null, at('i'))
    const gone = at('i')
    removeFirst()
    move(gone, at(next))
    expect(isShown()).toBe(next === 'b')
    move(at(next), null)
    expect(isShown()).toBe(false)
  },
)
