import { act, render, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { renderToString } from 'react-dom/server'
import { StreamUploader, type StreamUploaderProps } from 'react-stream-uploader'
import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { videoWith } from '../../support/uploads.js'

const complete = { state: 'ready', percentComplete: 100 } as const
const ready = (id: string) =>
  videoWith({ id, meta: { name: `${id}.mp4` }, readyToStream: true, status: complete })

/** The endpoint of an app whose videos can all be played. */
const endpoint = {
  createTicket: vi.fn(),
  getStatus: async (id: string) => ready(id),
  discard: vi.fn(),
}

type Props = Partial<StreamUploaderProps>
const field = (props: Props) => (
  <StreamUploader {...({ endpoint, name: 'video', ...props } as StreamUploaderProps)} />
)

function show(props: Props) {
  const { container, rerender } = render(<form>{field(props)}</form>)
  const form = container.querySelector('form') as HTMLFormElement
  return {
    form,
    data: () => new FormData(form).getAll('video'),
    set: (changed: Props) => rerender(<form>{field(changed)}</form>),
  }
}

/** By its key: a click on what has just come is held back. */
async function press(name: string | RegExp): Promise<void> {
  screen.getByRole('button', { name }).focus()
  await userEvent.keyboard('{Enter}')
}
const named = (name: string) => screen.findByRole('listitem', { name })

test('the HTML of a server has the rows and the values of the form', () => {
  const html = renderToString(field({ defaultVideos: ['a', { id: 'b', title: 'Chapter 2' }] }))
  expect(html.match(/value="[ab]"/g)).toEqual(['value="a"', 'value="b"'])
  expect(html).toContain('Chapter 2')
})

test('they are values from the first moment, also of a form that wants videos that can be played', async () => {
  const onValueChange = vi.fn()
  const { data } = show({ videos: ['a', 'b'], counts: 'ready', onValueChange })
  expect(data()).toEqual(['a', 'b'])
  const row = await named('a.mp4')
  expect(within(row).getByText('Ready')).toBeVisible()
  expect(within(row).getByRole('button', { name: 'Play: a.mp4' })).toBeVisible()
  expect(onValueChange).not.toHaveBeenCalled()
})

test('one that is removed is no value any more, until that is undone or the form is reset', async () => {
  const onValueChange = vi.fn()
  const { data, form } = show({ videos: ['a', 'b', 'c'], onValueChange })
  await named('b.mp4')
  await press('Remove: b.mp4')
  await waitFor(() => expect(data()).toEqual(['a', 'c']))
  await press(/Undo/)
  await waitFor(() => expect(data()).toEqual(['a', 'b', 'c']))
  await press('Remove: a.mp4')
  await waitFor(() => expect(data()).toEqual(['b', 'c']))
  act(() => form.reset())
  await waitFor(() => expect(data()).toEqual(['a', 'b', 'c']))
  expect(onValueChange.mock.calls.map(([ids]) => ids.join(''))).toEqual(['ac', 'abc', 'bc', 'abc'])
  expect(endpoint.discard).not.toHaveBeenCalled()
})

test('a form that shows only has them, and nothing that changes them', async () => {
  const { data } = show({ videos: ['a'], readOnly: true })
  await named('a.mp4')
  expect(data()).toEqual(['a'])
  expect(screen.queryByRole('button', { name: /Remove/ })).toBeNull()
})

test('rows follow the videos of the app, and the values follow the rows', async () => {
  const { data, set } = show({ videos: ['a', 'b'] })
  set({ videos: ['c', 'a'] })
  await waitFor(() => expect(data()).toEqual(['c', 'a']))
  await named('c.mp4')
  expect(screen.queryByRole('listitem', { name: 'b.mp4' })).toBeNull()
})

// As `Controller` and `form.reset` of react-hook-form do it.
test('where the app keeps the ids, a row goes with its id and comes back with it', async () => {
  const all = ['a', 'b']
  let set: (ids: readonly string[]) => void = () => {}
  function Host() {
    const [value, setValue] = useState<readonly string[]>(all)
    set = setValue
    return <form>{field({ videos: all, value, onValueChange: setValue })}</form>
  }
  render(<Host />)
  await named('a.mp4')
  act(() => set(['b']))
  await waitFor(() => expect(screen.queryByRole('listitem', { name: 'a.mp4' })).toBeNull())
  act(() => set(all))
  await named('a.mp4')
  expect(screen.getAllByRole('listitem').map((row) => row.getAttribute('aria-label'))).toEqual([
    'a.mp4',
    'b.mp4',
  ])
})

test('a field for one video shows it in place, with Replace, and it is the value of the form', async () => {
  const { data } = show({ videos: ['a'], layout: 'single' })
  expect(data()).toEqual(['a'])
  expect(await screen.findByRole('button', { name: 'Replace: a.mp4' })).toBeVisible()
  expect(screen.getByRole('button', { name: 'Play: a.mp4' })).toBeVisible()
  await press('Remove: a.mp4')
  await waitFor(() => expect(data()).toEqual([]))
  await press(/Undo/)
  await waitFor(() => expect(data()).toEqual(['a']))
})
