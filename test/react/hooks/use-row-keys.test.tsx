import { act, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import {
  createUploader,
  nameOf,
  StreamUploader,
  type StreamUploaderHandle,
  Uploader,
} from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { createEngine } from '../../../src/core/engine/engine.js'
import { type FakePorts, fakePorts, settle } from '../../support/fake-ports.js'
import { fileOf, uploadIn, videoWith } from '../../support/uploads.js'
import { wearStyles } from '../../support/wear.js'

wearStyles()

const names = ['a.mp4', 'b.mp4', 'c.mp4', 'd.mp4']

interface Shown {
  readonly uploader: StreamUploaderHandle
  readonly ports: FakePorts
}

async function show(
  view = (uploader: StreamUploaderHandle): ReactElement => (
    <StreamUploader uploader={uploader} editableTitles />
  ),
): Promise<Shown> {
  const ports = fakePorts()
  const uploader = { ...createUploader({ endpoint: '/nowhere' }), ...createEngine(ports, {}) }
  render(view(uploader))
  await happens(ports, () => uploader.add(names.map((name, index) => fileOf(1000 + index, name))))
  return { uploader, ports }
}

/** Something happens, and the page shows it with the next notification. */
async function happens(ports: FakePorts, what: () => unknown): Promise<void> {
  await act(async () => {
    await what()
    await settle()
    ports.clock.advance(100)
  })
}

const press = ({ ports }: Shown, keys: string): Promise<void> =>
  happens(ports, () => userEvent.keyboard(keys))

const row = (name: string): HTMLElement => screen.getByRole('listitem', { name })
const focused = (): Element | null => document.activeElement
const statuses = ({ uploader }: Shown): Readonly<Record<string, string>> =>
  Object.fromEntries(uploader.getState().uploads.map((upload) => [nameOf(upload), upload.status]))

/** By the Tab key, from the button above the list. */
async function enterList(shown: Shown): Promise<void> {
  act(() => screen.getByRole('button', { name: 'Pause all' }).focus())
  for (let stop = 0; stop < 3 && !screen.getByRole('list').contains(focused()); stop++)
    await press(shown, '{Tab}')
}

describe('the list', () => {
  test('is one stop of the Tab key, and then what its row offers', async () => {
    const shown = await show()
    await enterList(shown)
    const stops = [focused()]
    for (let stop = 0; stop < 4; stop++) {
      await press(shown, '{Tab}')
      stops.push(focused())
    }
    expect(stops.slice(0, 4)).toEqual([
      row('a.mp4'),
      ...['Edit title', 'Pause', 'Cancel'].map((name) =>
        screen.getByRole('button', { name: `${name}: a.mp4` }),
      ),
    ])
    expect(screen.getByRole('list').contains(stops[4] ?? null)).toBe(false)
    await press(shown, '{Shift>}{Tab}{Tab}{Tab}{Tab}{/Shift}')
    expect(focused()).toBe(row('a.mp4'))
  })

  test('is moved through by the arrow keys, Home and End, also from a button, and no further than its ends', async () => {
    const shown = await show()
    await enterList(shown)
    const seen: (string | null | undefined)[] = []
    for (const key of ['{ArrowUp}', '{ArrowDown}', '{End}', '{ArrowDown}', '{ArrowUp}', '{Home}']) {
      await press(shown, key)
      seen.push(focused()?.ariaLabel)
    }
    expect(seen).toEqual(['a.mp4', 'b.mp4', 'd.mp4', 'd.mp4', 'c.mp4', 'a.mp4'])
    await press(shown, '{Tab}{Tab}{ArrowDown}{Tab}{Tab}')
    expect(focused()).toHaveAccessibleName('Pause: b.mp4')
  })

  test('has its stop where somebody was last, also by a click', async () => {
    const shown = await show()
    await happens(shown.ports, () => userEvent.click(screen.getByRole('button', { name: 'Pause: c.mp4' })))
    await enterList(shown)
    expect(focused()).toBe(row('c.mp4'))
  })

  test('has its stop in a row that is there, whatever comes and goes', async () => {
    const shown = await show()
    const { uploader, ports } = shown
    const [first, second] = uploader.getState().uploads.map(({ id }) => id)
    await happens(ports, () => first !== undefined && uploader.remove(first))
    await happens(ports, () => first !== undefined && uploader.cancel(first))
    await happens(ports, () => first !== undefined && uploader.remove(first))
    await enterList(shown)
    expect(focused()).toBe(row('b.mp4'))
    expect(second).toBe(row('b.mp4').dataset['upload'])
  })
})

describe('in a row that has the focus', () => {
  test('Space pauses and resumes it, and Delete cancels it, so that it can be undone', async () => {
    const shown = await show()
    await enterList(shown)
    await press(shown, '{ArrowDown} ')
    expect(statuses(shown)['b.mp4']).toBe('paused')
    await press(shown, ' ')
    expect(statuses(shown)['b.mp4']).not.toBe('paused')
    await press(shown, '{Delete}')
    expect(statuses(shown)['b.mp4']).toBe('cancelling')
    expect(focused()).toBe(row('b.mp4'))
    await press(shown, '{Backspace}')
    expect(statuses(shown)['b.mp4']).toBe('cancelling')
    const { 'a.mp4': a, 'c.mp4': c, 'd.mp4': d } = statuses(shown)
    expect([a, c, d]).not.toContain('cancelling')
  })

  test('Delete removes what has ended; the focus goes to the next row', async () => {
    const shown = await show()
    const [, second = ''] = shown.uploader.getState().uploads.map(({ id }) => id)
    await happens(shown.ports, () => shown.uploader.cancel(second))
    await enterList(shown)
    await press(shown, '{ArrowDown}{Backspace}')
    expect(statuses(shown)['b.mp4']).toBeUndefined()
    expect(focused()).toBe(row('c.mp4'))
    act(() => shown.uploader.undo(second))
    expect(statuses(shown)['b.mp4']).toBe('cancelled')
  })

  test('a key that is held down ends one upload, not all', async () => {
    const shown = await show()
    await enterList(shown)
    await press(shown, '{Delete>5/}')
    expect(Object.values(statuses(shown)).filter((status) => status === 'cancelling')).toHaveLength(1)
    expect(Object.keys(statuses(shown))).toHaveLength(4)
  })

  test('on its buttons Delete means the row, and Space the button', async () => {
    const shown = await show()
    await enterList(shown)
    await press(shown, '{Tab}{Tab}')
    expect(focused()).toHaveAccessibleName('Pause: a.mp4')
    await press(shown, ' ')
    expect(statuses(shown)['a.mp4']).toBe('paused')
    await press(shown, '{Delete}')
    expect(statuses(shown)['a.mp4']).toBe('cancelling')
  })

  test('no key acts on what only a click has chosen: nobody sees it', async () => {
    const shown = await show()
    await happens(shown.ports, () =>
      userEvent.click(row('b.mp4').querySelector('.stream-uploader-status') as Element),
    )
    expect(focused()).toBe(row('b.mp4'))
    const before = statuses(shown)
    await press(shown, ' {Delete}')
    expect(statuses(shown)).toEqual(before)
  })

  test('keys with a modifier are left to the browser and the host', async () => {
    const shown = await show()
    await enterList(shown)
    const before = statuses(shown)
    await press(shown, '{Control>}{Delete}{/Control}{Shift>} {/Shift}{Alt>}{ArrowDown}{/Alt}')
    expect(statuses(shown)).toEqual(before)
    expect(focused()).toBe(row('a.mp4'))
  })

  test('the title field has its keys for itself', async () => {
    const shown = await show()
    await enterList(shown)
    await press(shown, '{Tab}{Enter}')
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Title of a.mp4' })
    expect(focused()).toBe(field)
    await press(shown, 'At sea{Backspace}{Home}{Delete} {ArrowDown}{ArrowUp}')
    expect(focused()).toBe(field)
    expect(field.value).toBe(' t se')
    expect(Object.keys(statuses(shown))).toHaveLength(4)
    expect(Object.values(statuses(shown))).not.toContain('cancelled')
  })
})

test('the host hears none of these keys, and can take one for itself', async () => {
  const onKeyDown = vi.fn()
  const ports = fakePorts()
  const uploader = createEngine(ports, {})
  render(
    // biome-ignore lint/a11y/noStaticElementInteractions: a host's own shortcuts
    <div onKeyDown={({ key }) => onKeyDown(key)}>
      <Uploader.Root uploader={{ ...createUploader({ endpoint: '/nowhere' }), ...uploader }}>
        <Uploader.List>
          {(upload) => (
            <Uploader.Item
              upload={upload}
              onKeyDown={(event) => event.key === 'Home' && event.preventDefault()}
            >
              <Uploader.ItemAction action="pause" />
            </Uploader.Item>
          )}
        </Uploader.List>
      </Uploader.Root>
    </div>,
  )
  await happens(ports, () => uploader.add(names.map((name, index) => fileOf(1000 + index, name))))
  act(() => row('b.mp4').focus())
  // There is no button that cancels, so Delete does nothing here.
  await happens(ports, () => userEvent.keyboard('{ArrowDown} {Delete}'))
  expect(onKeyDown).not.toHaveBeenCalled()
  expect(uploader.getState().uploads.map(({ status }) => status === 'paused')).toEqual([
    false,
    false,
    true,
    false,
  ])
  await happens(ports, () => userEvent.keyboard('{Home}x'))
  expect(focused()).toBe(row('c.mp4'))
  expect(onKeyDown.mock.calls).toEqual([['Home'], ['x']])
})

test('what reads the page aloud is told which keys press a button, and how a row is, without figures that change', () => {
  const uploading = uploadIn(
    'processing',
    { videoId: 'v', encoding: { step: 'encoding', percent: 42 } },
    fileOf(1, 'a.mp4'),
  )
  const ready = uploadIn('ready', { video: videoWith() }, fileOf(1, 'b.mp4'))
  render(<StreamUploader uploader={uploaderWith([uploading, ready])} />)
  expect(row('a.mp4')).toHaveAttribute('aria-description', 'Processing')
  expect(row('b.mp4')).toHaveAttribute('aria-description', 'Ready')
  expect(screen.getByRole('button', { name: 'Cancel: a.mp4' })).toHaveAttribute('aria-keyshortcuts', 'Delete')
  expect(screen.getByRole('button', { name: 'Remove: b.mp4' })).toHaveAttribute('aria-keyshortcuts', 'Delete')
})

test('a hint tells the keys while a row has the focus for the first time by a key, and never again', async () => {
  const shown = await show()
  const hint = screen.getByText(/Delete: remove/)
  expect(hint).not.toBeVisible()
  await happens(shown.ports, () => userEvent.click(row('b.mp4')))
  expect(hint).not.toBeVisible()
  await enterList(shown)
  expect(hint).toBeVisible()
  await press(shown, '{ArrowDown}')
  expect(hint).toBeVisible()
  await press(shown, '{Tab}')
  expect(hint).not.toBeVisible()
  await press(shown, '{ArrowDown}')
  expect(focused()).toHaveAttribute('data-upload')
  expect(hint).not.toBeVisible()
})
