import { act, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import {
  createUploader,
  nameOf,
  StreamUploader,
  type StreamUploaderHandle,
  Uploader,
} from 'react-stream-uploader'
import { describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { createEngine } from '../../../src/core/engine/engine.js'
import { type FakePorts, fakePorts, settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf } from '../../support/uploads.js'

const names = ['a.mp4', 'b.mp4', 'c.mp4', 'd.mp4']

/** Rows and buttons of a host's own, in a structure that is not ours. */
function Composed({ uploader }: { readonly uploader: StreamUploaderHandle }): ReactElement {
  return (
    <Uploader.Root uploader={uploader}>
      <Uploader.Trigger>Choose videos</Uploader.Trigger>
      <Uploader.QueueAction action="pauseAll" />
      <Uploader.QueueAction action="resumeAll" />
      <Uploader.QueueAction action="clear" />
      <Uploader.List render={<section />}>
        {(upload) => (
          <div>
            <Uploader.Item upload={upload} render={<article />}>
              <p>
                <Uploader.ItemAction action="remove" />
                <Uploader.ItemAction action="cancel" />
              </p>
              <Uploader.ItemName />
              <Uploader.ItemAction action="resume" />
              <Uploader.ItemAction action="pause" />
              <Uploader.ItemAction action="retry" />
              <Uploader.ItemAction action="undo" />
            </Uploader.Item>
          </div>
        )}
      </Uploader.List>
    </Uploader.Root>
  )
}

interface Shown {
  readonly uploader: StreamUploaderHandle
  readonly ports: FakePorts
}

const views = {
  'the styled component': (uploader: StreamUploaderHandle) => <StreamUploader uploader={uploader} />,
  'parts of a host': (uploader: StreamUploaderHandle) => <Composed uploader={uploader} />,
}

async function show(view: (uploader: StreamUploaderHandle) => ReactElement): Promise<Shown> {
  const ports = fakePorts()
  const uploader = { ...createUploader({ endpoint: '/nowhere' }), ...createEngine(ports, {}) }
  render(view(uploader))
  await act(async () => {
    uploader.add(names.map((name, index) => fileOf(1000 + index, name)))
    await settle()
    ports.clock.advance(100)
  })
  return { uploader, ports }
}

const focus = (name: string): void => act(() => screen.getByRole('button', { name }).focus())

/** Something happens, and the page shows it with the next notification. */
async function happens(ports: FakePorts, what: () => unknown): Promise<void> {
  await act(async () => {
    await what()
    await settle()
    ports.clock.advance(100)
  })
}

const press = (ports: FakePorts, key = '{Enter}'): Promise<void> =>
  happens(ports, () => userEvent.keyboard(key))

async function cancel({ uploader, ports }: Shown, ...these: readonly string[]): Promise<void> {
  const ids = uploader.getState().uploads.filter((upload) => these.includes(nameOf(upload)))
  await happens(ports, () => ids.forEach(({ id }) => uploader.cancel(id)))
}

const focused = (): Element | null => document.activeElement

describe.each(Object.entries(views))('in %s the focus', (_, view) => {
  test('stays on the button that turns from pause to resume and back', async () => {
    const { ports } = await show(view)
    focus('Pause: b.mp4')
    await press(ports)
    expect(focused()).toHaveAccessibleName('Resume: b.mp4')
    await press(ports, ' ')
    expect(focused()).toHaveAccessibleName('Pause: b.mp4')
  })

  test('goes from pause to the attempt that a failure offers, and on', async () => {
    const { ports } = await show(view)
    focus('Pause: a.mp4')
    await happens(ports, () => ports.creations[0]?.fail('forbidden'))
    expect(focused()).toHaveAccessibleName('Try again: a.mp4')
    await press(ports)
    expect(focused()).toHaveAccessibleName('Pause: a.mp4')
  })

  test('goes to the row where no button stands for the one that is gone, and never to one that ends the upload', async () => {
    const { ports } = await show(view)
    focus('Pause: a.mp4')
    await happens(ports, () => ports.creations[0]?.answer(ticketFor('v')))
    await happens(ports, () => ports.transfers[0]?.answer())
    expect(screen.getByRole('button', { name: 'Cancel: a.mp4' })).toBeVisible()
    const row = focused()
    expect(row).toHaveAttribute('data-upload')
    expect(row).toHaveTextContent('a.mp4')
    // The next key goes on from there.
    await userEvent.keyboard('{Tab}')
    expect(focused()).toHaveAccessibleName('Cancel: a.mp4')
  })

  test('goes with the removed rows: to the next, at the end to the one before, at last to the file dialog', async () => {
    const shown = await show(view)
    await cancel(shown, ...names)
    focus('Remove: b.mp4')
    for (const heir of ['c.mp4', 'd.mp4', 'a.mp4']) {
      await press(shown.ports)
      expect(focused()).toHaveAccessibleName(heir)
      // Enter again, as of a key that is held down, ends nothing else.
      await press(shown.ports)
      expect(focused()).toHaveAccessibleName(heir)
      focus(`Remove: ${heir}`)
    }
    await press(shown.ports)
    expect(focused()).toHaveTextContent('Choose videos')
  })

  test('is on the button that undoes after the one that cancels, and then on the one that pauses', async () => {
    const { ports } = await show(view)
    focus('Cancel: b.mp4')
    await press(ports)
    expect(focused()).toHaveAccessibleName('Undo: b.mp4')
    await press(ports)
    expect(focused()).toHaveAccessibleName('Pause: b.mp4')
  })

  test('goes from the button that pauses all to the one that resumes all, and back', async () => {
    const { ports } = await show(view)
    focus('Pause all')
    await press(ports)
    expect(focused()).toHaveTextContent('Resume all')
    await press(ports)
    expect(focused()).toHaveTextContent('Pause all')
  })

  test('is in the first row after the list was cleared, and on the file dialog when nothing is left', async () => {
    const shown = await show(view)
    const { ports } = shown
    await cancel(shown, 'a.mp4')
    focus('Clear finished')
    await press(ports)
    expect(focused()).toHaveAccessibleName('Pause: b.mp4')
    await cancel(shown, 'b.mp4', 'c.mp4', 'd.mp4')
    focus('Clear finished')
    await press(ports)
    expect(focused()).toHaveTextContent('Choose videos')
  })

  test('follows a row that goes by itself, with others beside it', async () => {
    const shown = await show(view)
    await cancel(shown, 'b.mp4')
    focus('Remove: b.mp4')
    await cancel(shown, 'a.mp4', 'c.mp4')
    await happens(shown.ports, shown.uploader.clear)
    expect(focused()).toHaveAccessibleName('d.mp4')
  })

  test('is left alone where a person or the host has put it elsewhere', async () => {
    const shown = await show(view)
    focus('Pause: a.mp4')
    act(() => (focused() as HTMLElement).blur())
    await cancel(shown, ...names)
    await happens(shown.ports, shown.uploader.clear)
    expect(focused()).toBe(document.body)
  })
})

test('without a button for the file dialog, the focus goes to the uploader itself', async () => {
  const shown = await show((each) => (
    <Uploader.Root uploader={each} data-testid="root">
      <Uploader.List>
        {(upload) => (
          <Uploader.Item upload={upload}>
            <Uploader.ItemAction action="remove" />
          </Uploader.Item>
        )}
      </Uploader.List>
    </Uploader.Root>
  ))
  await cancel(shown, ...names)
  focus('Remove: a.mp4')
  await happens(shown.ports, shown.uploader.clear)
  expect(focused()).toBe(screen.getByTestId('root'))
})
