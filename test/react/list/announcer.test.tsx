import { act, render, screen } from '@testing-library/react'
import {
  createUploader,
  nameOf,
  StreamUploader,
  type StreamUploaderHandle,
  Uploader,
} from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { beforeEach, expect, test, vi } from 'vitest'
import { createEngine } from '../../../src/core/engine/engine.js'
import { Region } from '../../../src/react/list/announcer.js'
import { fakePorts, settle } from '../../support/fake-ports.js'
import { fileOf, uploadIn, videoWith } from '../../support/uploads.js'

beforeEach(() => {
  vi.useFakeTimers()
})

const ports = fakePorts()

function show(): StreamUploaderHandle {
  const uploader = {
    ...createUploader({ endpoint: '/nowhere' }),
    ...createEngine(ports, { accept: 'video/*' }),
  }
  render(<StreamUploader uploader={uploader} />)
  return uploader
}

const region = (): HTMLElement => screen.getByRole('status')

/** Adds files that are refused. */
async function refuse(uploader: StreamUploaderHandle, ...names: readonly string[]): Promise<void> {
  await act(async () => {
    uploader.add(names.map((name) => fileOf(10, name, 'text/plain')))
    await settle()
    ports.clock.advance(100)
  })
}

const wait = (ms: number): void => act(() => void vi.advanceTimersByTime(ms))

test('what happens is said after a moment, each file in a block of its own', async () => {
  const uploader = show()
  await refuse(uploader, 'one.txt', 'two.txt')
  expect(region()).toHaveTextContent('')
  wait(400)
  const reason = "This type of file isn't accepted here. Choose a video."
  expect(Array.from(region().children, ({ textContent }) => textContent?.trim())).toEqual([
    `one.txt: ${reason}`,
    `two.txt: ${reason}`,
  ])
})

test('what happens again is said again, once the first was heard', async () => {
  const uploader = show()
  await refuse(uploader, 'one.txt')
  wait(400)
  const said = region().textContent
  await refuse(uploader, 'one.txt')
  wait(1000)
  expect(region().textContent).toBe(said)
  wait(1000)
  // The same words, and yet another text: else there would be nothing to hear.
  expect(region().textContent).not.toBe(said)
  expect(region().textContent?.trim()).toBe(said?.trim())
})

test('what happened before the page was opened is not said', async () => {
  const uploader = {
    ...createUploader({ endpoint: '/nowhere' }),
    ...createEngine(ports, { accept: 'video/*' }),
  }
  await refuse(uploader, 'old.txt')
  render(<StreamUploader uploader={uploader} />)
  await refuse(uploader, 'new.txt')
  wait(400)
  expect(uploader.getState().uploads.map(nameOf)).toEqual(['old.txt', 'new.txt'])
  expect(region()).toHaveTextContent('new.txt')
  expect(region()).not.toHaveTextContent('old.txt')
})

test('that a link was copied is said: a button tells nobody that it has another name', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  const video = videoWith({ preview: 'https://customer-x.cloudflarestream.com/abc/watch' })
  render(<StreamUploader uploader={uploaderWith([uploadIn('ready', { video })])} />)
  await act(async () => screen.getByRole('button', { name: 'Copy link: holiday.mp4' }).click())
  expect(region()).toHaveTextContent('Link copied: holiday.mp4')
})

test('there is one polite region, not to be seen with or without the style sheet', () => {
  const { container } = render(<StreamUploader uploader={uploaderWith([])} />)
  expect(container.querySelectorAll('[role=status], [role=log], [role=alert], [aria-live]')).toHaveLength(1)
  const { width, height } = region().getBoundingClientRect()
  expect([width, height]).toEqual([1, 1])
})

// A host that sets its state in `onError` renders again before the sentence is due, with texts made anew.
test('texts that are new in every render take nothing from what is said', async () => {
  const uploader = {
    ...createUploader({ endpoint: '/nowhere' }),
    ...createEngine(ports, { accept: 'video/*' }),
  }
  const host = (reason: string) => (
    <StreamUploader uploader={uploader} messages={{ rejection: { 'file-type': () => reason } }} />
  )
  const { rerender } = render(host('No.'))
  await refuse(uploader, 'one.txt')
  rerender(host('Films only.'))
  wait(400)
  expect(region()).toHaveTextContent('one.txt: Films only.')
})

const press = (name: string): void => act(() => screen.getByRole('button', { name }).click())
const said = (): readonly (string | undefined)[] =>
  Array.from(region().children, ({ textContent }) => textContent?.trim())
const refusal = (name: string): string => `${name}: This type of file isn't accepted here. Choose a video.`

/** Two refused files, of which the first was heard, and the second is about to be said. */
async function aboutToSpeak(): Promise<void> {
  const uploader = show()
  await refuse(uploader, 'bad.txt')
  wait(3000)
  await refuse(uploader, 'worse.txt')
  wait(390)
}

// It was replaced 11 ms later by what was due then, and not heard.
test('what somebody does is said at once, and what follows waits until it was heard', async () => {
  await aboutToSpeak()
  press('Remove: bad.txt')
  expect(said()).toEqual(['1 removed'])
  wait(1400)
  expect(said()).toEqual(['1 removed'])
  wait(200)
  expect(said()).toEqual([refusal('worse.txt')])
})

test('what was said just before is said with it, so that it is not lost', async () => {
  await aboutToSpeak()
  wait(20)
  press('Remove: bad.txt')
  expect(said()).toEqual(['1 removed', refusal('worse.txt')])
  wait(1000)
  press('Remove: worse.txt')
  expect(said()).toEqual(['1 removed'])
})

// It was said again with each press.
test('and no more once it was heard, however fast somebody goes on', async () => {
  await aboutToSpeak()
  wait(20)
  press('Remove: bad.txt')
  wait(390)
  press('Remove: worse.txt')
  expect(said()).toEqual(['1 removed'])
})

// Two that were removed before the code was there are two sentences alike, and 400 ms later others took their place.
test('what was done before the code was there is heard before what has happened since', async () => {
  const uploader = {
    ...createUploader({ endpoint: '/nowhere' }),
    ...createEngine(ports, { accept: 'video/*' }),
  }
  await refuse(uploader, 'bad.txt')
  render(
    <Uploader.Root uploader={uploader}>
      <Region before={{ uploads: [], sentences: ['1 removed', '1 removed'] }} />
    </Uploader.Root>,
  )
  wait(1400)
  expect(said()).toEqual(['1 removed'])
  wait(200)
  expect(said()).toEqual([refusal('bad.txt')])
})
