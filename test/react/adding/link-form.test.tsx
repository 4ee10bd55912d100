import { act, render, screen } from '@testing-library/react'
import { createPortal } from 'react-dom'
import { StreamUploader, Uploader } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { createEngine } from '../../../src/core/engine/engine.js'
import { fakePorts, settle } from '../../support/fake-ports.js'

function show() {
  const uploader = uploaderWith([])
  const addLink = vi.spyOn(uploader, 'addLink')
  render(<StreamUploader uploader={uploader} link />)
  return { addLink, field: screen.getByLabelText<HTMLInputElement>('Link to a video') }
}

test('is not there unless it is asked for', () => {
  render(<StreamUploader uploader={uploaderWith([])} />)
  expect(screen.queryByLabelText('Link to a video')).toBeNull()
})

test('Enter adds the link, empties the field, and leaves the focus in it', async () => {
  const { addLink, field } = show()
  await userEvent.type(field, ' https://example.com/a.mp4{Enter}')
  expect(addLink.mock.calls).toEqual([['https://example.com/a.mp4']])
  expect(field.value).toBe('')
  expect(document.activeElement).toBe(field)
})

// What was typed was lost with the dialog around it.
test('Escape empties the field first, and then reaches what is around it', async () => {
  const onKeyDown = vi.fn()
  render(
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for a dialog.
    <div onKeyDown={({ key }) => onKeyDown(key)}>
      <StreamUploader uploader={uploaderWith([])} link />
    </div>,
  )
  const field = screen.getByLabelText<HTMLInputElement>('Link to a video')
  await userEvent.type(field, 'a.mp4{Enter}')
  onKeyDown.mockClear()
  await userEvent.keyboard('{Escape}')
  expect(field.value).toBe('')
  expect(screen.getByRole('alert', { hidden: true }).textContent).toBe('')
  expect(onKeyDown).not.toHaveBeenCalled()
  await userEvent.keyboard('{Escape}')
  expect(onKeyDown.mock.calls).toEqual([['Escape']])
})

test('so does the button, and an address that was pasted', async () => {
  const { addLink, field } = show()
  await userEvent.type(field, 'https://example.com/a.mp4')
  await userEvent.tripleClick(field)
  await userEvent.cut()
  await userEvent.paste()
  await userEvent.click(screen.getByRole('button', { name: 'Add link' }))
  expect(addLink.mock.calls).toEqual([['https://example.com/a.mp4']])
  expect(document.activeElement).toBe(field)
})

// It was refused as not complete: nobody types a scheme.
test.each([
  ['example.com/a.mp4', 'https://example.com/a.mp4'],
  ['example.com:8080/a.mp4?b=c://d', 'https://example.com:8080/a.mp4?b=c://d'],
  ['//example.com/a.mp4', 'https://example.com/a.mp4'],
  ['http://example.com/a.mp4', 'http://example.com/a.mp4'],
])('%j is taken with the scheme that is left out', async (text, url) => {
  const { addLink, field } = show()
  await userEvent.type(field, `${text}{Enter}`)
  expect(addLink.mock.calls).toEqual([[url]])
})

describe('an address that cannot be one', () => {
  test.each([
    ['', /not a complete link/],
    ['a.mp4', /not a complete link/],
    ['ftp://example.com/a.mp4', /start with https:\/\//],
    ['https://me:secret@example.com/a.mp4', /user name or password/],
  ])('%j is said beside the field, and nothing is added', async (text, words) => {
    const { addLink, field } = show()
    await userEvent.type(field, `${text}{Enter}`)
    expect(addLink).not.toHaveBeenCalled()
    expect(field.value).toBe(text)
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(words)
    expect(screen.getByRole('alert').textContent).toMatch(words)
    expect(document.activeElement).toBe(field)
  })

  test('is forgiven with the next key', async () => {
    const { field } = show()
    await userEvent.type(field, 'example{Enter}')
    await userEvent.type(field, '.')
    expect(field.getAttribute('aria-invalid')).toBe('false')
    expect(screen.getByRole('alert', { hidden: true }).textContent).toBe('')
  })
})

test('takes nothing while the uploader is disabled', () => {
  const uploader = uploaderWith([])
  const addLink = vi.spyOn(uploader, 'addLink')
  const { container } = render(<StreamUploader uploader={uploader} link disabled />)
  expect(screen.getByLabelText<HTMLInputElement>('Link to a video').disabled).toBe(true)
  container.querySelector('form')?.requestSubmit()
  expect(addLink).not.toHaveBeenCalled()
})

test("sends off a host's own field", async () => {
  const uploader = uploaderWith([])
  const addLink = vi.spyOn(uploader, 'addLink')
  render(
    <Uploader.Root uploader={uploader}>
      <Uploader.LinkForm>
        <input name="url" aria-label="Address" />
      </Uploader.LinkForm>
    </Uploader.Root>,
  )
  await userEvent.type(screen.getByLabelText('Address'), 'https://example.com/a.mp4{Enter}')
  expect(addLink.mock.calls).toEqual([['https://example.com/a.mp4']])
})

// React's events take the way of the components, not of the elements.
test('sends off no form of the host that opened the dialog it is in', async () => {
  const onSubmit = vi.fn()
  const uploader = uploaderWith([])
  const addLink = vi.spyOn(uploader, 'addLink')
  render(
    <form onSubmit={onSubmit}>
      {createPortal(<StreamUploader uploader={uploader} link />, document.body)}
    </form>,
  )
  await userEvent.type(screen.getByLabelText('Link to a video'), 'https://example.com/a.mp4{Enter}')
  expect(addLink).toHaveBeenCalledOnce()
  expect(onSubmit).not.toHaveBeenCalled()
})

test('its row says where the link is, from the address to the end', async () => {
  const ports = fakePorts()
  const uploader = createEngine(ports, {})
  render(<StreamUploader uploader={uploader} link />)
  const field = screen.getByLabelText('Link to a video')
  await userEvent.type(field, 'https://example.com/films/harbour.mp4{Enter}')
  await act(settle)
  await act(() => ports.imports[0]?.answer({ videoId: 'v' }))
  act(() => ports.clock.advance(1000))
  const row = screen.getByRole('listitem')
  expect(row.textContent).toContain('harbour.mp4')
  expect(row.textContent).toContain('Fetching from link')
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBeNull()
  const error = { code: 'not-a-video', status: null, retryAfter: null } as const
  act(() => ports.watches[0]?.reports.failed(error))
  act(() => ports.clock.advance(1000))
  expect(row.textContent).toContain("There's no video at this link")
})
