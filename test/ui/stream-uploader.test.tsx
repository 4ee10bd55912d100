import { act, render, screen, within } from '@testing-library/react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { StreamUploader, type Upload } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { dragOf } from '../../stories/support/drag-of.js'
import { fileOf, transferAt, uploadIn, videoWith } from '../support/uploads.js'

const MB = 1_000_000
const file = fileOf(10 * MB, 'holiday.mp4')
const rate = { since: 0, at: 4000, bytes: 4 * MB, bytesPerSecond: 2 * MB }
const error = { code: 'not-a-video', status: null, retryAfter: null } as const
const networkError = { code: 'network', status: null, retryAfter: null } as const

const uploading = uploadIn('uploading', { transfer: transferAt(4 * MB, { rate }) }, file)
const transfer = transferAt(2 * MB, { bytesReached: 4 * MB })

function rowOf(upload: Upload): HTMLElement {
  render(<StreamUploader uploader={uploaderWith([upload])} />)
  return screen.getByRole('listitem')
}

const buttonsIn = (row: HTMLElement) =>
  within(row)
    .queryAllByRole('button')
    .map((button) => button.getAttribute('aria-label'))

describe('a row says where its file is', () => {
  const rejected = uploadIn(
    'rejected',
    { rejections: [{ code: 'file-too-large', maxFileSize: 5 * MB }] },
    file,
  )
  const failed = uploadIn('failed', { error, retryFrom: { step: 'request', videoId: null } }, file)
  const broken = uploadIn('failed', { error: networkError, retryFrom: { step: 'transfer', transfer } }, file)
  const retrying = uploadIn('uploading', { transfer: { ...transfer, attempt: 1 } }, file)
  const resending = uploadIn('uploading', { transfer: { ...transfer, bytesSent: 3 * MB, rate } }, file)
  const encoding = uploadIn('processing', { videoId: 'v', encoding: { step: 'encoding', percent: 42 } }, file)
  test.each<[string, Upload, readonly RegExp[], readonly string[]]>([
    ['queued', uploadIn('queued', { transfer: null }, file), [/Waiting/, /10 MB/], ['Pause', 'Cancel']],
    ['uploading', uploading, [/Uploading 40% · 3 sec left/, /4 of 10 MB · 2 MB\/s/], ['Pause', 'Cancel']],
    ['retrying', retrying, [/Retrying/, /4 of 10 MB · 2 MB may be resent/], ['Pause', 'Cancel']],
    ['resending', resending, [/Resending 1 MB/, /4 of 10 MB · 2 MB\/s/], ['Pause', 'Cancel']],
    [
      'paused',
      uploadIn('paused', { cause: 'user', transfer }, file),
      [/Paused/, /4 of 10 MB · 2 MB may be resent/],
      ['Resume', 'Cancel'],
    ],
    [
      'offline',
      uploadIn('paused', { cause: 'offline', transfer }, file),
      [/Waiting for a connection/],
      ['Pause', 'Cancel'],
    ],
    ['encoding', encoding, [/Processing 42%/], ['Cancel']],
    ['ready', uploadIn('ready', { video: videoWith() }, file), [/Ready/], ['Play', 'Remove']],
    ['rejected', rejected, [/larger than 5 MB/], ['Remove']],
    ['failed for good', failed, [/isn.t a video/], ['Remove']],
    ['failed for now', broken, [/Your progress is saved/], ['Try again', 'Remove']],
  ])('%s', (_, upload, texts, actions) => {
    const row = rowOf(upload)
    expect(row).toHaveTextContent(/holiday.mp4/)
    for (const text of texts) expect(row).toHaveTextContent(text)
    expect(buttonsIn(row)).toEqual(actions.map((action) => `${action}: holiday.mp4`))
  })
})

test('the bar tells its value, its words and what is certain of it', () => {
  const row = rowOf(uploadIn('paused', { cause: 'user', transfer }, file))
  const bar = within(row).getByRole('progressbar', { name: 'Progress of holiday.mp4' })
  expect(bar).toHaveAttribute('aria-valuenow', '40')
  expect(bar).toHaveAttribute('aria-valuetext', 'Paused · 2\u00a0MB\u00a0may\u00a0be\u00a0resent')
  expect(bar.style.getPropertyValue('--uploader-progress')).toBe('0.4')
  expect(bar.style.getPropertyValue('--uploader-accepted')).toBe('0.2')
})

test('what went wrong is heard with the row and with the buttons that may help', () => {
  const row = rowOf(
    uploadIn('failed', { error: networkError, retryFrom: { step: 'transfer', transfer } }, file),
  )
  const reason = 'Connection lost. Your progress is saved. Try again to continue.'
  expect(row).toHaveAccessibleDescription(reason)
  for (const button of within(row).getAllByRole('button')) expect(button).toHaveAccessibleDescription(reason)
})

test('nothing is described while all goes as it should', () => {
  const row = rowOf(uploading)
  expect(row).not.toHaveAttribute('aria-describedby')
  for (const button of within(row).getAllByRole('button'))
    expect(button).not.toHaveAttribute('aria-describedby')
})

test("a ready video shows Stream's thumbnail, also by a signed URL, unless there is none", () => {
  const thumbnail = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='
  const { container } = render(
    <StreamUploader
      uploader={uploaderWith([
        uploadIn('ready', { video: videoWith({ thumbnail }) }, file),
        uploadIn(
          'ready',
          { video: videoWith({ thumbnail, requireSignedURLs: true }) },
          fileOf(1, 'signed.mp4'),
        ),
        uploadIn(
          'ready',
          { video: videoWith({ thumbnail: `${thumbnail}#token`, requireSignedURLs: true, token: 't' }) },
          fileOf(1, 'with-token.mp4'),
        ),
      ])}
    />,
  )
  const pictures = Array.from(container.querySelectorAll('img'), ({ src }) => src)
  expect(pictures).toEqual([thumbnail, `${thumbnail}#token`])
})

test('the whole is worked with the keyboard: choose, pause, cancel', async () => {
  const uploader = uploaderWith([uploading])
  const pause = vi.spyOn(uploader, 'pause')
  const withdraw = vi.spyOn(uploader, 'withdraw')
  const { container } = render(<StreamUploader uploader={uploader} />)
  const opened = vi.spyOn(container.querySelector('input') as HTMLInputElement, 'click')
  await userEvent.keyboard('{Tab}{Enter}')
  expect(opened).toHaveBeenCalledTimes(1)
  await userEvent.keyboard('{Tab}{Tab} {Tab}{Enter}')
  expect(pause).toHaveBeenCalledWith(uploading.id)
  expect(withdraw).toHaveBeenCalledWith(uploading.id)
})

test('choosing the same file twice adds it twice', async () => {
  const uploader = uploaderWith([])
  const add = vi.spyOn(uploader, 'add')
  const { container } = render(<StreamUploader uploader={uploader} />)
  const input = container.querySelector('input') as HTMLInputElement
  const picked = new File(['x'], 'a.mp4', { type: 'video/mp4' })
  for (let turn = 0; turn < 2; turn++) {
    await userEvent.upload(input, picked)
    expect(input.value).toBe('')
  }
  expect(add).toHaveBeenCalledTimes(2)
})

describe('drop zone', () => {
  const setup = (disabled = false) => {
    const uploader = uploaderWith([])
    const add = vi.spyOn(uploader, 'add')
    const { container } = render(<StreamUploader uploader={uploader} disabled={disabled} />)
    return { add, zone: container.querySelector('.stream-uploader-dropzone') as HTMLElement }
  }

  test('takes files that are dropped on a child of it, and shows no drag after that', async () => {
    const { add, zone } = setup()
    const child = zone.firstElementChild as HTMLElement
    act(() => void child.dispatchEvent(dragOf('dragenter', 'video/mp4')))
    expect(zone).toHaveAttribute('data-dragging')
    act(() => void child.dispatchEvent(dragOf('drop', 'video/mp4')))
    expect(zone).not.toHaveAttribute('data-dragging')
    await expect.poll(() => add.mock.calls[0]?.[0]).toHaveLength(1)
  })

  test('opens the file dialog when clicked, but not for a button of its own inside it', () => {
    const { zone } = setup()
    const opened = vi.spyOn(zone.querySelector('input') as HTMLInputElement, 'click')
    act(() => (zone.firstElementChild as HTMLElement).click())
    expect(opened).toHaveBeenCalledTimes(1)
    const button = document.createElement('button')
    zone.append(button)
    act(() => button.click())
    expect(opened).toHaveBeenCalledTimes(1)
    act(() => within(zone).getByText('Choose videos').click())
    expect(opened).toHaveBeenCalledTimes(2)
    button.remove()
  })

  test('says before the drop that a file will be refused', () => {
    const { zone } = setup()
    act(() => void zone.dispatchEvent(dragOf('dragenter', 'text/plain')))
    expect(zone).toHaveAttribute('data-drag-invalid')
    expect(zone).toHaveTextContent('Only videos can be added here')
  })

  test('disabled, takes nothing, and yet keeps the browser from leaving the page', () => {
    const { add, zone } = setup(true)
    const drop = dragOf('drop', 'video/mp4')
    act(() => void zone.dispatchEvent(drop))
    expect(drop.defaultPrevented).toBe(true)
    expect(add).not.toHaveBeenCalled()
    expect(screen.getByRole('button')).toBeDisabled()
  })
})

test('disabled, says why where the host says it', () => {
  const show = (disabledReason?: string) => (
    <StreamUploader uploader={uploaderWith([])} disabled disabledReason={disabledReason} />
  )
  const { rerender, container } = render(show('Your plan has no videos left.'))
  expect(screen.getByRole('button')).toHaveAccessibleDescription('Your plan has no videos left.')
  expect(container).not.toHaveTextContent('MP4')
  rerender(show())
  expect(screen.getByRole('button')).toHaveAccessibleDescription('MP4, MOV, WebM')
})

test('a field for one video that is only shown says that there is none, and offers nothing', () => {
  render(<StreamUploader uploader={uploaderWith([])} layout="single" readOnly link />)
  expect(screen.getByRole('group', { name: 'Video' })).toHaveTextContent('No video')
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.queryByRole('textbox')).toBeNull()
})

describe('while Stream does the rest', () => {
  const encoding = uploadIn('processing', { videoId: 'v', encoding: { step: 'encoding', percent: 42 } }, file)
  const unsaved = { ...encoding, title: { text: 'At the sea', state: 'unsaved' } } as const
  const paused = uploadIn('paused', { cause: 'user', transfer }, fileOf(1, 'second.mp4'))
  test.each([
    ['says that the page can be left', [encoding], true],
    ['not while another file is sent, or paused', [encoding, paused], false],
    ['not while a title is being saved', [unsaved], false],
  ])('%s', (_, uploads, isSaid) => {
    render(<StreamUploader uploader={uploaderWith(uploads)} />)
    expect(screen.queryByText(/You can leave this page/) !== null).toBe(isSaid)
  })
})

test('texts can be replaced one by one', () => {
  render(
    <StreamUploader
      uploader={uploaderWith([uploadIn('ready', { video: videoWith() }, file)])}
      messages={{ trigger: () => 'Pick', status: { ready: () => 'Done and dusted' } }}
    />,
  )
  expect(screen.getByText('Pick')).toBeVisible()
  expect(screen.getByText('Done and dusted')).toBeVisible()
  expect(screen.getByText('Drop more videos here, or')).toBeVisible()
})

test('a code that has no words of its own is told in general ones', () => {
  const own = { code: 'made-up' as 'network', status: null, retryAfter: null }
  const row = rowOf(uploadIn('failed', { error: own, retryFrom: { step: 'request', videoId: null } }, file))
  expect(row).toHaveTextContent('Something went wrong. Try again.')
})

test('what a server rendered is taken over without a difference', async () => {
  const element = (
    <StreamUploader endpoint="/api/stream" accept="video/*" maxFiles={3} maxFileSize={2_000_000_000} />
  )
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = renderToString(element)
  const onRecoverableError = vi.fn()
  const root = await act(async () => hydrateRoot(container, element, { onRecoverableError }))
  expect(onRecoverableError).not.toHaveBeenCalled()
  expect(container).toHaveTextContent('Up to 3 videos · MP4, MOV, WebM · up to 2 GB each')
  act(() => root.unmount())
  container.remove()
})
