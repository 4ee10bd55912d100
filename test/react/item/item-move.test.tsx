import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createUploader, StreamUploader, type StreamUploaderProps } from 'react-stream-uploader'
import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { endpoint } from './ready-videos.js'

async function show(ids: readonly string[], props: Partial<StreamUploaderProps> = {}) {
  const uploader = createUploader({ endpoint, videos: ids })
  const onReorder = vi.fn()
  const field = { uploader, name: 'video', sortable: true, onReorder, ...props } as StreamUploaderProps
  const { container } = render(
    <form>
      <StreamUploader {...field} />
    </form>,
  )
  const form = container.querySelector('form') as HTMLFormElement
  for (const id of ids.slice(-2)) await screen.findByRole('listitem', { name: `${id}.mp4` })
  return { onReorder, values: () => new FormData(form).getAll('video') }
}

const button = (name: string) => screen.getByRole('button', { name })

test('a button moves its row, keeps the focus, tells the app, and says where the row is', async () => {
  const { onReorder, values } = await show(['a', 'b', 'c'])
  button('Move down: a.mp4').focus()
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(values()).toEqual(['b', 'a', 'c']))
  expect(button('Move down: a.mp4')).toHaveFocus()
  expect(onReorder.mock.calls).toEqual([[['b', 'a', 'c']]])
  await screen.findByText('a.mp4: 2 of 3')
  // At the end it stays, and does nothing.
  await userEvent.keyboard('{Enter}{Enter}')
  await waitFor(() => expect(values()).toEqual(['b', 'c', 'a']))
  expect(onReorder).toHaveBeenCalledTimes(2)
  expect(button('Move down: a.mp4')).toHaveFocus()
})

test('presses that come before the rows are drawn anew count, up to the end of the list', async () => {
  const { onReorder, values } = await show(['a', 'b', 'c'])
  const down = button('Move down: a.mp4')
  act(() => {
    fireEvent.click(down)
    fireEvent.click(down)
    fireEvent.click(down)
  })
  await waitFor(() => expect(values()).toEqual(['b', 'c', 'a']))
  expect(onReorder.mock.calls.map(([ids]) => ids)).toEqual([
    ['b', 'a', 'c'],
    ['b', 'c', 'a'],
  ])
})

test('Alt and an arrow key move the row that has the focus', async () => {
  const { values } = await show(['a', 'b'])
  act(() => screen.getByRole('listitem', { name: 'b.mp4' }).focus())
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
  await waitFor(() => expect(values()).toEqual(['b', 'a']))
  expect(screen.getByRole('listitem', { name: 'b.mp4' })).toHaveFocus()
})

// The rows of a long list are in groups of twelve. One that comes to another group is mounted anew.
test('the focus goes along into another group of rows', async () => {
  const ids = Array.from({ length: 14 }, (_, index) => `v${index}`)
  await show(ids)
  ;(await screen.findByRole('button', { name: 'Move down: v11.mp4' })).focus()
  await userEvent.keyboard('{Enter}')
  await screen.findByText('v11.mp4: 13 of 14')
  await waitFor(() => expect(button('Move down: v11.mp4')).toHaveFocus())
})

// The click that ends a drag presses nothing. Escape ends one too, and no click comes: the next press was lost.
test('after a drag that Escape has ended, the next press of a button is one', async () => {
  const { values } = await show(['a', 'b'])
  const move = button('Move down: a.mp4')
  fireEvent.pointerDown(move, { button: 0, clientY: 0 })
  fireEvent.pointerMove(move, { clientY: 50 })
  fireEvent.keyDown(move, { key: 'Escape' })
  fireEvent.pointerDown(move, { button: 0 })
  fireEvent.pointerUp(move)
  fireEvent.click(move, { detail: 1 })
  await waitFor(() => expect(values()).toEqual(['b', 'a']))
})

test.each([
  ['is read-only', { readOnly: true }],
  ['cannot be sorted', { sortable: false }],
])('nothing moves rows where the list %s', async (_, props) => {
  await show(['a', 'b'], props)
  expect(screen.queryByRole('button', { name: /Move/ })).toBeNull()
})
