import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import {
  createUploader,
  StreamUploader,
  type StreamUploaderHandle,
  Uploader,
  videoIdOf,
} from 'react-stream-uploader'
import { afterEach, expect, type Mock, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { wearStyles } from '../../support/wear.js'
import { endpoint } from './ready-videos.js'

wearStyles()

// No click follows these drags, and the next press of a test is another one.
afterEach(() => void fireEvent.pointerDown(window))

/** Rows are in groups of twelve: the last two are in another one. */
const ids = Array.from({ length: 14 }, (_, index) => `v${index}`)
const behindLast = [...ids.slice(0, 11), 'v12', 'v13', 'v11']

interface Shown {
  readonly uploader: StreamUploaderHandle
  readonly onReorder: Mock
  readonly change: (props: { readonly readOnly?: boolean; readonly sortable?: boolean }) => void
  readonly leave: () => void
}

async function show(): Promise<Shown> {
  await page.viewport(900, 1200)
  const uploader = createUploader({ endpoint, videos: ids })
  const onReorder = vi.fn()
  const view = (props: object) => (
    <StreamUploader uploader={uploader} compact sortable onReorder={onReorder} {...props} />
  )
  const { rerender, unmount } = render(view({}))
  await screen.findByRole('listitem', { name: 'v13.mp4' })
  return { uploader, onReorder, change: (props) => rerender(view(props)), leave: unmount }
}

const row = (name: string): HTMLElement => screen.getByRole('listitem', { name: `${name}.mp4` })
const handle = (): HTMLElement => screen.getByRole('button', { name: 'Move down: v11.mp4' })
const order = ({ uploader }: Shown): readonly (string | null)[] => uploader.getState().uploads.map(videoIdOf)
const isDragged = (): boolean => row('v11').querySelector('.stream-uploader-move[data-dragging]') !== null

/** Presses the handle of the row at the border, and moves it behind the last row, without letting go. */
async function dragBehindLast(shown: Shown): Promise<void> {
  act(() => handle().focus())
  fireEvent.pointerDown(handle(), { button: 0, clientY: row('v11').getBoundingClientRect().top })
  for (const name of ['v12', 'v13'])
    fireEvent.pointerMove(window, { clientY: row(name).getBoundingClientRect().bottom })
  expect(order(shown)).toEqual(behindLast)
  await waitFor(() => expect(screen.getAllByRole('listitem').at(-1)).toBe(row('v11')))
  expect(isDragged()).toBe(true)
}

// It was mounted anew in the other group, which ended the drag there: one place further, and nobody was told.
test('a row goes on by the mouse into another group of rows, and the app is told once', async () => {
  const shown = await show()
  const { height } = row('v13').getBoundingClientRect()
  await userEvent.dragAndDrop(handle(), row('v13'), { targetPosition: { x: 20, y: height - 2 } })
  await waitFor(() => expect(order(shown)).toEqual(behindLast))
  expect(shown.onReorder.mock.calls).toEqual([[behindLast]])
  await screen.findByText('v11.mp4: 14 of 14')
})

test('in its new group the row looks dragged and keeps the focus, until it is dropped', async () => {
  const shown = await show()
  await dragBehindLast(shown)
  expect(handle()).toHaveFocus()
  fireEvent.pointerUp(window)
  await waitFor(() => expect(isDragged()).toBe(false))
  expect(handle()).toHaveFocus()
  expect(shown.onReorder.mock.calls).toEqual([[behindLast]])
})

// Whoever had scrolled away, and came back, was thrown to the row.
test('mounted anew a second later, the row that was dragged last leaves the focus where it is', async () => {
  const uploader = createUploader({ endpoint, videos: ids.slice(0, 3) })
  const view = (isShown: boolean) => (
    <Uploader.Root uploader={uploader} sortable>
      {isShown ? (
        <Uploader.List>
          {(upload) => (
            <Uploader.Item upload={upload}>
              <Uploader.ItemMove />
            </Uploader.Item>
          )}
        </Uploader.List>
      ) : null}
    </Uploader.Root>
  )
  const { rerender } = render(view(true))
  const button = await screen.findByRole('button', { name: /Move down: v1/ })
  fireEvent.pointerDown(button, { button: 0, clientY: button.getBoundingClientRect().top })
  fireEvent.pointerMove(window, { clientY: 5000 })
  fireEvent.pointerUp(window)
  const now = performance.now.bind(performance)
  vi.spyOn(performance, 'now').mockImplementation(() => now() + 1000)
  rerender(view(false))
  rerender(view(true))
  expect(document.body).toHaveFocus()
})

test('Escape puts it back out of its new group, and nobody is told', async () => {
  const shown = await show()
  await dragBehindLast(shown)
  fireEvent.keyDown(handle(), { key: 'Escape' })
  expect(order(shown)).toEqual(ids)
  await waitFor(() => expect(isDragged()).toBe(false))
  fireEvent.pointerUp(window)
  expect(shown.onReorder).not.toHaveBeenCalled()
})

// The rows stayed where they were dragged to, and the app did not hear of it.
test.each([
  ['is read-only by now', (shown: Shown) => shown.change({ readOnly: true })],
  ['cannot be sorted any more', (shown: Shown) => shown.change({ sortable: false })],
  ['goes', (shown: Shown) => shown.leave()],
])('all rows go back where the list %s, and nothing moves after that', async (_, happen) => {
  const shown = await show()
  await dragBehindLast(shown)
  happen(shown)
  expect(order(shown)).toEqual(ids)
  fireEvent.pointerMove(window, { clientY: 0 })
  fireEvent.pointerUp(window)
  expect(order(shown)).toEqual(ids)
  expect(shown.onReorder).not.toHaveBeenCalled()
})

// Its place would be said as 0.
test('a row that is removed meanwhile is dropped nowhere', async () => {
  const shown = await show()
  await dragBehindLast(shown)
  act(() => shown.uploader.remove(shown.uploader.getState().uploads.at(-1)?.id ?? ''))
  fireEvent.pointerUp(window)
  expect(order(shown)).toEqual(ids.filter((id) => id !== 'v11'))
  expect(shown.onReorder).not.toHaveBeenCalled()
})

// A second finger began a drag of its own, and the end of one of them was the end of both.
test('another pointer that goes up ends nothing', async () => {
  const shown = await show()
  await dragBehindLast(shown)
  fireEvent.pointerUp(window, { pointerId: 7 })
  expect(isDragged()).toBe(true)
  fireEvent.pointerUp(window)
  expect(shown.onReorder).toHaveBeenCalledTimes(1)
})
