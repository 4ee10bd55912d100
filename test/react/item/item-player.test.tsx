import { act, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { type Upload, Uploader, type Video } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { transferAt, uploadIn, videoWith } from '../../support/uploads.js'

// Where nobody listens: what is behind the address is Stream's.
const preview = 'http://127.0.0.1:1/abc/watch'
const readyWith = (more: Partial<Video> = {}): Upload =>
  uploadIn('ready', { video: videoWith({ id: 'abc', preview, ...more }) })

const show = (upload: Upload) => render(rowOf(upload))

const rowOf = (upload: Upload, uploader = uploaderWith([upload])): ReactElement => (
  <Uploader.Root uploader={uploader}>
    <Uploader.Item upload={upload} render={<div />}>
      <Uploader.ItemPlayer />
      <Uploader.ItemCopyLink />
    </Uploader.Item>
    <Uploader.Announcer />
  </Uploader.Root>
)

const frame = (container: HTMLElement) => container.querySelector('iframe')

test('the player is loaded when it is asked for, keeps the focus on its button, and closes by it', () => {
  const { container } = show(readyWith())
  expect(frame(container)).toBeNull()
  const button = screen.getByRole('button', { name: 'Play: holiday.mp4' })
  button.focus()
  act(() => button.click())
  expect(frame(container)?.src).toBe('http://127.0.0.1:1/abc/iframe?autoplay=true')
  expect(frame(container)?.title).toBe('Player: holiday.mp4')
  expect(document.activeElement).toBe(button)
  expect(button).toHaveAccessibleName('Close player: holiday.mp4')
  act(() => button.click())
  expect(frame(container)).toBeNull()
})

test.each<[string, Upload]>([
  ['is being sent', uploadIn('uploading', { transfer: transferAt(0) })],
  ['needs a token that nobody gave', readyWith({ requireSignedURLs: true })],
])('a video that %s has neither player nor link', (_, upload) => {
  show(upload)
  expect(screen.queryAllByRole('button')).toEqual([])
})

test('a video with a token can be played, and its link is not offered', () => {
  show(readyWith({ requireSignedURLs: true, token: 'e.y.J' }))
  expect(screen.getAllByRole('button').map(({ title }) => title)).toEqual(['Play'])
})

const signedWith = (token: string): Video => videoWith({ id: 'abc', preview, requireSignedURLs: true, token })

describe('a video with a token', () => {
  const upload = uploadIn('ready', { video: signedWith('f.i.rst') })
  let answer: (video: Video | null) => void
  const readVideo = vi.fn(() => new Promise<Video | null>((resolve) => (answer = resolve)))
  const row = (shown: Upload) => rowOf(shown, { ...uploaderWith([upload]), readVideo })
  const answerWith = (video: Video | null) => act(async () => answer(video))

  beforeEach(() => void readVideo.mockClear())

  // A token lasts an hour, and a page longer: Stream's player refused the one with which the row began.
  test('is played with the token of the moment, for which the open frame waits', async () => {
    const { container } = render(row(upload))
    expect(readVideo).not.toHaveBeenCalled()
    act(() => screen.getByRole('button', { name: 'Play: holiday.mp4' }).click())
    expect(readVideo).toHaveBeenCalledExactlyOnceWith(upload.id)
    expect(frame(container)?.hasAttribute('src')).toBe(false)
    await answerWith(signedWith('n.e.W'))
    expect(frame(container)?.src).toBe('http://127.0.0.1:1/n.e.W/iframe?autoplay=true')
  })

  test.each([
    ['no answer', null],
    ['an answer without one', videoWith({ id: 'abc', preview, requireSignedURLs: true })],
  ])('is played with the token that there is where there is %s', async (_, latest) => {
    const { container } = render(row(upload))
    act(() => screen.getByRole('button', { name: 'Play: holiday.mp4' }).click())
    await answerWith(latest)
    expect(frame(container)?.src).toBe('http://127.0.0.1:1/f.i.rst/iframe?autoplay=true')
  })

  test('stays closed where it was closed before the answer', async () => {
    const { container } = render(row(upload))
    act(() => screen.getByRole('button', { name: 'Play: holiday.mp4' }).click())
    act(() => screen.getByRole('button', { name: 'Close player: holiday.mp4' }).click())
    await answerWith(signedWith('n.e.W'))
    expect(frame(container)).toBeNull()
  })

  // Each reading of a video that still gets better brought a new token, and with it a new address: the film began anew.
  test('goes on playing when the row has a newer one', async () => {
    const { container, rerender } = render(row(upload))
    act(() => screen.getByRole('button', { name: 'Play: holiday.mp4' }).click())
    await answerWith(signedWith('n.e.W'))
    rerender(row({ ...upload, status: 'ready', video: signedWith('n.e.W.er') }))
    expect(frame(container)?.src).toBe('http://127.0.0.1:1/n.e.W/iframe?autoplay=true')
  })
})

test('the link is copied, and the button says so for a while', async () => {
  vi.useFakeTimers()
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  show(readyWith())
  const button = screen.getByRole('button', { name: 'Copy link: holiday.mp4' })
  await act(async () => button.click())
  expect(writeText).toHaveBeenCalledWith(preview)
  expect(button).toHaveAccessibleName('Link copied: holiday.mp4')
  act(() => void vi.advanceTimersByTime(3000))
  expect(button).toHaveAccessibleName('Copy link: holiday.mp4')
})

test('where the clipboard is denied the link is copied as a selection, and the focus stays', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'))
  let selected = ''
  vi.spyOn(document, 'execCommand').mockImplementation(() => {
    selected = (document.activeElement as HTMLTextAreaElement).value
    return true
  })
  const { container } = show(readyWith())
  const button = screen.getByRole('button', { name: 'Copy link: holiday.mp4' })
  button.focus()
  await act(async () => button.click())
  expect(selected).toBe(preview)
  expect(document.activeElement).toBe(button)
  expect(container.querySelector('textarea')).toBeNull()
  expect(button).toHaveAccessibleName('Link copied: holiday.mp4')
})

test('where that is denied too, the button says so, and it is heard', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'))
  vi.spyOn(document, 'execCommand').mockReturnValue(false)
  show(readyWith())
  const button = screen.getByRole('button', { name: 'Copy link: holiday.mp4' })
  await act(async () => button.click())
  expect(button).toHaveAccessibleName("Couldn't copy the link: holiday.mp4")
  expect(button.hasAttribute('data-failed')).toBe(true)
  expect(screen.getByRole('status')).toHaveTextContent("Couldn't copy the link: holiday.mp4")
})

// The timer of the first press went on, and took the word of the second with it.
test('each press is answered for as long', async () => {
  vi.useFakeTimers()
  vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  show(readyWith())
  const button = screen.getByRole('button', { name: 'Copy link: holiday.mp4' })
  await act(async () => button.click())
  act(() => void vi.advanceTimersByTime(2000))
  await act(async () => button.click())
  act(() => void vi.advanceTimersByTime(2000))
  expect(button).toHaveAccessibleName('Link copied: holiday.mp4')
  act(() => void vi.advanceTimersByTime(1000))
  expect(button).toHaveAccessibleName('Copy link: holiday.mp4')
})
