import { act, render } from '@testing-library/react'
import type { FormEvent, ReactElement } from 'react'
import { StreamUploader, type StreamUploaderHandle } from 'react-stream-uploader'
import { beforeEach, expect, type MockInstance, test, vi } from 'vitest'
import { createEngine } from '../../src/core/engine/engine.js'
import { fakePorts } from '../support/fake-ports.js'
import { moving } from '../support/moving.js'
import { fileOf, ticket } from '../support/uploads.js'

const ofTheApp = new Error('of the app')
function fail(): void {
  throw ofTheApp
}

let reported: MockInstance<typeof reportError>

beforeEach(() => {
  reported = vi.spyOn(globalThis, 'reportError').mockReturnValue()
})

async function show(ui: (uploader: StreamUploaderHandle) => ReactElement) {
  const ports = fakePorts()
  const uploader: StreamUploaderHandle = createEngine(ports, { autoStart: true })
  const { container } = render(ui(uploader))
  const move = moving(ports)
  await move(() => uploader.add([fileOf(1000)]))
  return { ports, container, move }
}

// The form went off without the video.
test('a form is held although `onHoldChange` throws, and a reset calls that off', async () => {
  const sent = vi.fn((event: FormEvent) => event.preventDefault())
  const { container } = await show((uploader) => (
    <form onSubmit={sent}>
      <StreamUploader uploader={uploader} name="video" holdSubmit onHoldChange={fail} />
    </form>
  ))
  const form = container.querySelector('form') as HTMLFormElement
  act(() => form.requestSubmit())
  expect(sent).not.toHaveBeenCalled()
  act(() => form.reset())
  expect(container.querySelector('[data-holding]')).toBeNull()
  expect(reported.mock.calls).toEqual([[ofTheApp], [ofTheApp]])
})

// In an effect it takes everything away that is rendered with it.
test('a video counts although `onValueChange` throws', async () => {
  const { ports, container, move } = await show((uploader) => (
    <StreamUploader uploader={uploader} name="video" onValueChange={fail} />
  ))
  await move(() => ports.creations[0]?.answer(ticket))
  await move(() => ports.transfers[0]?.answer())
  expect(container.querySelector<HTMLInputElement>('input[name=video]')?.value).toBe(ticket.videoId)
  expect(reported.mock.calls).toEqual([[ofTheApp]])
})
