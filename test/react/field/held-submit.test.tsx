import { act, render, screen, waitFor } from '@testing-library/react'
import { type ReactElement, StrictMode, useState } from 'react'
import { StreamUploader, type StreamUploaderHandle, type StreamUploaderProps } from 'react-stream-uploader'
import { describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { createEngine } from '../../../src/core/engine/engine.js'
import { fakePorts, settle } from '../../support/fake-ports.js'
import { moving } from '../../support/moving.js'
import { fileOf, ticket } from '../../support/uploads.js'

/** A form of the host's, and an upload that the test moves. */
function show(autoStart = true, props: Partial<StreamUploaderProps> = {}) {
  const ports = fakePorts()
  const uploader: StreamUploaderHandle = createEngine(ports, { autoStart })
  const sent = vi.fn()
  const onHoldChange = vi.fn()
  const { container } = render(
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const { submitter } = event.nativeEvent
        sent([...new FormData(event.currentTarget, submitter)])
      }}
    >
      <StreamUploader
        {...(props as object)}
        uploader={uploader}
        name="video"
        required
        holdSubmit
        onHoldChange={onHoldChange}
      />
      <button type="submit" name="then" value="publish">
        Publish
      </button>
    </form>,
  )
  const move = async (step: () => unknown): Promise<void> => {
    await act(async () => {
      await step()
      await settle()
    })
    act(() => ports.clock.advance(100))
  }
  const arrive = async (): Promise<void> => {
    await move(() => ports.creations[0]?.answer(ticket))
    await move(() => ports.transfers[0]?.answer())
  }
  const root = container.querySelector('.stream-uploader') as HTMLElement
  return { ports, uploader, sent, onHoldChange, move, arrive, root, container }
}

const press = (): Promise<void> => userEvent.click(screen.getByRole('button', { name: 'Publish' }))

test('a form waits for the bytes, says so, and is sent once by the button that was pressed', async () => {
  const { uploader, sent, onHoldChange, move, arrive, root } = show()
  await move(() => uploader.add([fileOf(1000)]))
  await press()
  expect(sent).not.toHaveBeenCalled()
  expect(root).toHaveAttribute('data-holding')
  expect(screen.getByText('The form will be sent once the upload is done', { selector: 'p' })).toBeVisible()
  await arrive()
  await waitFor(() => expect(sent).toHaveBeenCalledOnce())
  expect(sent).toHaveBeenCalledWith([
    ['video', ticket.videoId],
    ['then', 'publish'],
  ])
  expect(onHoldChange.mock.calls).toEqual([[true], [false]])
  expect(root).not.toHaveAttribute('data-holding')
})

// For as long as two renders "Add a video." was said, and a form without `required` went without it.
test.each(['the app', 'the field'])(
  'where %s keeps the ids, it is at no moment said to be missing',
  async (keeper) => {
    const ports = fakePorts()
    const uploader: StreamUploaderHandle = createEngine(ports, { autoStart: true })
    function Host() {
      const [value, onValueChange] = useState<readonly string[]>([])
      const props = keeper === 'the app' ? { value, onValueChange } : { name: 'video' }
      return (
        <form>
          <StreamUploader {...props} uploader={uploader} required holdSubmit />
        </form>
      )
    }
    render(<Host />)
    await act(async () => {
      uploader.add([fileOf(1000)])
      await settle()
    })
    await ports.creations[0]?.answer(ticket)
    await waitFor(() => expect(ports.transfers).toHaveLength(1))
    const tell = HTMLInputElement.prototype.setCustomValidity
    const said: string[] = []
    const spy = vi.spyOn(HTMLInputElement.prototype, 'setCustomValidity').mockImplementation(function (
      this: HTMLInputElement,
      problem,
    ) {
      tell.call(this, problem)
      // No event comes earlier.
      queueMicrotask(() => said.push(this.validationMessage))
    })
    // Not in `act`, which leaves nothing between two renders.
    await waitFor(() => {
      void ports.transfers[0]?.answer()
      ports.clock.advance(100)
      expect(screen.getByRole('listitem')).toHaveAttribute('data-status', 'processing')
    })
    spy.mockRestore()
    expect(said).toContain('')
    expect(said).not.toContain('Add a video.')
  },
)

// Only the list said so.
test('a field for one video says so too, in its foot and aloud', async () => {
  const { uploader, move, container } = show(true, { layout: 'single' })
  await move(() => uploader.add([fileOf(1000)]))
  await press()
  const words = 'The form will be sent once the upload is done'
  expect(container.querySelector('.stream-uploader-foot')?.textContent).toContain(words)
  await waitFor(() => expect(container.querySelector('[role=status]')?.textContent).toContain(words))
})

test('what waits for a start is as good as a video, and started by the form', async () => {
  const { uploader, ports, sent, move, arrive } = show(false)
  await move(() => uploader.add([fileOf(1000)]))
  expect(ports.creations).toHaveLength(0)
  await press()
  await move(() => {})
  expect(ports.creations).toHaveLength(1)
  await arrive()
  await waitFor(() => expect(sent).toHaveBeenCalledOnce())
})

test('a form whose video has failed is not sent, and says why', async () => {
  const { uploader, ports, sent, onHoldChange, move, container } = show()
  await move(() => uploader.add([fileOf(1000)]))
  await press()
  await move(() => ports.creations[0]?.fail('forbidden', 403))
  await waitFor(() => expect(onHoldChange.mock.calls).toEqual([[true], [false]]))
  await press()
  expect(sent).not.toHaveBeenCalled()
  expect(container.querySelector<HTMLInputElement>('input:invalid')?.validationMessage).toBe(
    'An upload failed. Try it again, or remove it.',
  )
})

test('a reset calls the wait off', async () => {
  const { uploader, sent, onHoldChange, move, arrive, container } = show()
  await move(() => uploader.add([fileOf(1000)]))
  await press()
  act(() => container.querySelector('form')?.reset())
  expect(onHoldChange).toHaveBeenLastCalledWith(false)
  await arrive()
  await move(() => {})
  expect(sent).not.toHaveBeenCalled()
})

/** As an app does it: what sends the form is disabled while it is held. */
function Disabling({ uploader, sent, holdSubmit = true, hasVideo = true }: DisablingProps) {
  const [isHolding, setHolding] = useState(false)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        sent?.([...new FormData(event.currentTarget, event.nativeEvent.submitter)])
      }}
    >
      {hasVideo ? (
        <StreamUploader uploader={uploader} name="video" holdSubmit={holdSubmit} onHoldChange={setHolding} />
      ) : null}
      <button type="submit" name="then" value="publish" disabled={isHolding}>
        Publish
      </button>
    </form>
  )
}

interface DisablingProps {
  readonly uploader: StreamUploaderHandle
  readonly sent?: (data: unknown) => void
  readonly holdSubmit?: boolean
  readonly hasVideo?: boolean
}

describe('an app that disables its button while the form is held', () => {
  const button = (): HTMLElement => screen.getByRole('button', { name: 'Publish' })

  async function hold(ui: (uploader: StreamUploaderHandle) => ReactElement) {
    const ports = fakePorts()
    const uploader: StreamUploaderHandle = createEngine(ports, { autoStart: true })
    const { rerender } = render(ui(uploader), { wrapper: StrictMode })
    const move = moving(ports)
    await move(() => uploader.add([fileOf(1000)]))
    await press()
    expect(button()).toBeDisabled()
    return { ports, uploader, rerender, move }
  }

  // It was disabled until the form was on its way: its name and value were missing.
  test('has it in the data all the same', async () => {
    const sent = vi.fn()
    const { ports, move } = await hold((uploader) => <Disabling uploader={uploader} sent={sent} />)
    await move(() => ports.creations[0]?.answer(ticket))
    await move(() => ports.transfers[0]?.answer())
    await waitFor(() => expect(sent).toHaveBeenCalledOnce())
    expect(sent).toHaveBeenCalledWith([
      ['video', ticket.videoId],
      ['then', 'publish'],
    ])
  })

  // Nobody said that nothing is held any more, so its form could not be sent again.
  test('has it back when the uploader is taken away', async () => {
    const { uploader, rerender } = await hold((handle) => <Disabling uploader={handle} />)
    rerender(<Disabling uploader={uploader} hasVideo={false} />)
    await waitFor(() => expect(button()).toBeEnabled())
  })

  test('has its form sent all the same when it is told to hold no other', async () => {
    const sent = vi.fn()
    const { uploader, rerender, ports, move } = await hold((handle) => (
      <Disabling uploader={handle} sent={sent} />
    ))
    rerender(<Disabling uploader={uploader} sent={sent} holdSubmit={false} />)
    await move(() => ports.creations[0]?.answer(ticket))
    await move(() => ports.transfers[0]?.answer())
    await waitFor(() => expect(sent).toHaveBeenCalledOnce())
    expect(button()).toBeEnabled()
  })
})
