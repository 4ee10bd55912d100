import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { StreamUploader, type StreamUploaderProps, type Upload } from 'react-stream-uploader'
import { pasteFiles, uploaderWith, videoFile } from 'react-stream-uploader/testing'
import { expect, expectTypeOf, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { dragOf } from '../../../stories/support/drag-of.js'
import { fileOf, transferAt, uploadIn, videoWith } from '../../support/uploads.js'

const encoding = { step: 'encoding', percent: 1 } as const
const readyRow = uploadIn('ready', { video: videoWith({ id: 'ready' }) }, fileOf(1000, 'a.mp4'))
const encodingRow = uploadIn('processing', { videoId: 'encoding', encoding }, fileOf(1000, 'b.mp4'))
const movingRow = uploadIn('uploading', { transfer: transferAt(400) }, fileOf(1000, 'c.mp4'))

function show(
  props: Partial<StreamUploaderProps>,
  uploads: readonly Upload[] = [],
  around = (field: React.ReactElement) => field,
) {
  const onSubmit = vi.fn((event: React.FormEvent) => event.preventDefault())
  const uploader = uploaderWith(uploads)
  const add = vi.spyOn(uploader, 'add')
  const fieldProps = { name: 'video', ...props } as StreamUploaderProps
  const { container } = render(
    <form onSubmit={onSubmit}>
      {around(<StreamUploader {...(fieldProps as object)} uploader={uploader} />)}
      <button type="submit">Send</button>
    </form>,
  )
  const form = container.querySelector('form') as HTMLFormElement
  return { form, onSubmit, add, uploader, data: () => new FormData(form).getAll('video') }
}

const trigger = (): HTMLElement => screen.getByRole('button', { name: /Choose videos|Add videos/ })
const send = (): Promise<void> => userEvent.click(screen.getByRole('button', { name: 'Send' }))

test('a form has the ids of the videos that have arrived, and of no others', async () => {
  const { data, form } = show({}, [readyRow, encodingRow, movingRow])
  await waitFor(() => expect(data()).toEqual(['ready', 'encoding']))
  expect([...new FormData(form).keys()]).toEqual(['video', 'video'])
})

test('or only of those that can be played', async () => {
  const { data } = show({ counts: 'ready' }, [readyRow, encodingRow])
  await waitFor(() => expect(data()).toEqual(['ready']))
})

// React warned of equal keys, and the form had it twice.
test('an id that the app has twice is sent once', async () => {
  const { data } = show({ value: ['a', 'a', 'b'] })
  await waitFor(() => expect(data()).toEqual(['a', 'b']))
})

// To tidy up the list took the videos out of the form.
test('"Clear finished" leaves the videos of a form alone, and clears what was cancelled', async () => {
  const cancelledRow = uploadIn('cancelled', { videoId: null }, fileOf(1000, 'd.mp4'))
  const { data, uploader } = show({}, [readyRow, cancelledRow])
  const withdraw = vi.spyOn(uploader, 'withdraw')
  // By a key: a button that has just come takes no click yet.
  fireEvent.click(screen.getByRole('button', { name: 'Clear finished' }))
  expect(withdraw.mock.calls).toEqual([[cancelledRow.id]])
  expect(data()).toEqual(['ready'])
})

test('a form without anything else to clear is not offered to clear', () => {
  show({}, [readyRow])
  expect(screen.queryByRole('button', { name: 'Clear finished' })).toBeNull()
})

test('a form elsewhere on the page is named', async () => {
  render(
    <>
      <form id="elsewhere" />
      <StreamUploader uploader={uploaderWith([readyRow])} name="video" form="elsewhere" />
    </>,
  )
  const form = document.querySelector<HTMLFormElement>('#elsewhere') as HTMLFormElement
  await waitFor(() => expect(new FormData(form).getAll('video')).toEqual(['ready']))
})

test('a required video that is missing holds the form back, with the focus at the button that adds one', async () => {
  const { onSubmit, form } = show({ required: true })
  await send()
  expect(onSubmit).not.toHaveBeenCalled()
  expect(document.activeElement).toBe(trigger())
  const invalid = form.querySelector<HTMLInputElement>('input:invalid')
  expect(invalid?.validationMessage).toBe('Add a video.')
})

test('one that is under way is said to be', async () => {
  const { onSubmit, form } = show({ required: true }, [movingRow])
  await send()
  expect(onSubmit).not.toHaveBeenCalled()
  expect(form.querySelector<HTMLInputElement>('input:invalid')?.validationMessage).toBe(
    'Wait until the upload is done.',
  )
})

test('one that has arrived does', async () => {
  const { onSubmit } = show({ required: true }, [encodingRow])
  await send()
  await waitFor(() => expect(onSubmit).toHaveBeenCalledOnce())
})

test.each([
  ['disabled', { disabled: true }, (field: React.ReactElement) => field],
  ['in a disabled fieldset', {}, (field: React.ReactElement) => <fieldset disabled>{field}</fieldset>],
] as const)('%s it is no part of the form, and takes neither drops nor pastes', async (_, props, around) => {
  const { add, data, onSubmit, form } = show({ required: true, ...props }, [readyRow], around)
  await waitFor(() => expect(trigger()).toBeDisabled())
  await act(async () => {
    form.querySelector('.stream-uploader-dropzone')?.dispatchEvent(dragOf('drop', 'video/mp4'))
    pasteFiles(document.body, videoFile())
  })
  expect(add).not.toHaveBeenCalled()
  expect(data()).toEqual([])
  await send()
  expect(onSubmit).toHaveBeenCalledOnce()
})

test('a fieldset that is enabled again gives it back', async () => {
  const { form } = show({}, [], (field) => <fieldset disabled>{field}</fieldset>)
  await waitFor(() => expect(trigger()).toBeDisabled())
  act(() => form.querySelector('fieldset')?.removeAttribute('disabled'))
  await waitFor(() => expect(trigger()).toBeEnabled())
})

test('read-only it is sent and shown, and takes and removes nothing', async () => {
  const { data } = show({ readOnly: true, link: true }, [readyRow])
  await waitFor(() => expect(data()).toEqual(['ready']))
  expect(screen.getByText('a.mp4')).toBeVisible()
  expect(screen.queryByRole('button', { name: /Choose|Add|Remove|Clear/ })).toBeNull()
})

// By `aria-invalid`, as form libraries set it, only an element without a role had it.
test.each([{ invalid: true }, { 'aria-invalid': true }, { 'aria-invalid': 'true' }] as const)(
  'what is wrong is said at the button, by %o',
  (wrong) => {
    render(
      <>
        <StreamUploader uploader={uploaderWith([])} {...wrong} aria-describedby="problem" />
        <p id="problem">Too shaky.</p>
      </>,
    )
    expect(trigger()).toHaveAttribute('aria-invalid', 'true')
    expect(trigger()).toHaveAccessibleDescription(expect.stringContaining('Too shaky.'))
  },
)

test('what the app says is not invalid is not', () => {
  render(<StreamUploader uploader={uploaderWith([])} aria-invalid="false" />)
  expect(trigger()).not.toHaveAttribute('aria-invalid')
})

test('the field of a title is not reset with the form', async () => {
  const { form } = show({ editableTitles: true }, [readyRow])
  await userEvent.click(screen.getByRole('button', { name: /Edit title/ }))
  await userEvent.keyboard('Harbour')
  act(() => form.reset())
  expect(screen.getByLabelText<HTMLInputElement>('Title of a.mp4').value).toBe('Harbour')
})

test('an id that the app does not take is not sent, and is offered again with the next', async () => {
  const onValueChange = vi.fn()
  const { data } = show({ value: [], onValueChange }, [readyRow, encodingRow])
  await waitFor(() => expect(onValueChange.mock.calls).toEqual([[['ready', 'encoding']]]))
  expect(data()).toEqual([])
})

// The drop zone opened the dialog, and then the label pressed its button.
test.each(['.stream-uploader-invitation', 'b', '.stream-uploader-trigger'])(
  'in a label, a click on %s opens one dialog',
  async (selector) => {
    const opened = vi.fn(() => Promise.reject(new DOMException('', 'AbortError')))
    vi.stubGlobal('showOpenFilePicker', opened)
    const { form } = show({}, [], (field) => (
      <label>
        <b>Your video</b>
        {field}
      </label>
    ))
    await userEvent.click(form.querySelector(selector) as HTMLElement)
    expect(opened).toHaveBeenCalledOnce()
  },
)

test('in a label, a click on a row opens none', async () => {
  const opened = vi.fn(() => Promise.reject(new DOMException('', 'AbortError')))
  vi.stubGlobal('showOpenFilePicker', opened)
  show({}, [readyRow], (field) => <label>{field}</label>)
  await userEvent.click(screen.getByText('a.mp4'))
  expect(opened).not.toHaveBeenCalled()
})

test("the link's field is neither sent nor reset with the form, and its Enter and button send no form", async () => {
  const { form, uploader, onSubmit } = show({ link: true })
  const addLink = vi.spyOn(uploader, 'addLink')
  const field = screen.getByLabelText('Link to a video')
  await userEvent.type(field, 'https://example.com/a.mp4')
  expect([...new FormData(form).keys()]).toEqual([])
  await userEvent.keyboard('{Enter}')
  await userEvent.type(field, 'https://example.com/b.mp4')
  await userEvent.click(screen.getByRole('button', { name: 'Add link' }))
  expect(addLink).toHaveBeenCalledTimes(2)
  expect(onSubmit).not.toHaveBeenCalled()
})

// "Add" of a server-rendered page sent the form around it, with the address, as long as no script was there.
test('what a server renders belongs to no form but for the videos', () => {
  const html = renderToString(
    <form>
      <StreamUploader uploader={uploaderWith([])} link name="video" required defaultValue={['kept']} />
    </form>,
  )
  const page = document.createElement('div')
  page.innerHTML = html
  document.body.append(page)
  expect(page.querySelectorAll('form')).toHaveLength(1)
  const form = page.querySelector('form') as HTMLFormElement
  expect([...new FormData(form)]).toEqual([['video', 'kept']])
  const submits = Array.from(form.elements).filter((element) => element.matches('button:not([type=button])'))
  expect(submits).toEqual([])
  expect(page.querySelector<HTMLInputElement>('input[type=url]')?.form).toBeNull()
  page.remove()
})

test('a reset brings back the first ids, and takes what has arrived off the list without deleting it', async () => {
  const { form, uploader, data } = show({ defaultValue: ['kept'] }, [readyRow, encodingRow, movingRow])
  const release = vi.spyOn(uploader, 'release')
  const withdraw = vi.spyOn(uploader, 'withdraw')
  await waitFor(() => expect(data()).toEqual(['kept', 'ready', 'encoding']))
  act(() => form.reset())
  expect(new Set(release.mock.calls.flat())).toEqual(new Set([readyRow.id, encodingRow.id]))
  // What was under way can be taken back.
  expect(withdraw.mock.calls).toEqual([[movingRow.id]])
  await waitFor(() => expect(data()).toEqual(['kept']))
})

// It was accepted after the reset, and was the form's.
test('a reset takes back what is still checked, with Undo', async () => {
  const checked = uploadIn('validating', {}, fileOf(1000, 'd.mp4'))
  const { form, uploader } = show({}, [checked])
  const withdraw = vi.spyOn(uploader, 'withdraw')
  act(() => form.reset())
  expect(withdraw.mock.calls).toEqual([[checked.id]])
})

test('properties of a `div` that would do nothing are not taken, and `defaultValue` is ids', () => {
  expectTypeOf<Extract<keyof StreamUploaderProps, 'onChange' | 'onProgress' | 'defaultChecked'>>().toBeNever()
  expectTypeOf<StreamUploaderProps['defaultValue']>().toEqualTypeOf<readonly string[] | undefined>()
})

test('a reset that the app prevents changes nothing', async () => {
  const { form, data } = show({ defaultValue: ['kept'] }, [readyRow])
  form.addEventListener('reset', (event) => event.preventDefault())
  await waitFor(() => expect(data()).toEqual(['kept', 'ready']))
  fireEvent.reset(form)
  expect(data()).toEqual(['kept', 'ready'])
})
