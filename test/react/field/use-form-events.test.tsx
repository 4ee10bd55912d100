import { act, render } from '@testing-library/react'
import { type ReactElement, Suspense, use } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { StreamUploader, type StreamUploaderHandle } from 'react-stream-uploader'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createEngine } from '../../../src/core/engine/engine.js'
import { fakePorts, settle } from '../../support/fake-ports.js'
import { fileOf } from '../../support/uploads.js'

function show() {
  const sent = vi.fn()
  const ports = fakePorts()
  const uploader: StreamUploaderHandle = createEngine(ports, { autoStart: true })
  const form = (isField = true, beside: ReactElement | null = null): ReactElement => (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        sent()
      }}
    >
      <Suspense fallback="Loading">
        <StreamUploader uploader={uploader} {...(isField ? { name: 'video', holdSubmit: true } : {})} />
        {beside}
      </Suspense>
      <button type="submit">Publish</button>
    </form>
  )
  /** A video is under way, and the form is sent. */
  const submit = (container: Element): Promise<void> =>
    act(async () => {
      uploader.add([fileOf(1000)])
      await settle()
      container.querySelector<HTMLElement>('[type=submit]')?.click()
    })
  const held = (): boolean => sent.mock.calls.length === 0
  return { form, uploader, submit, held }
}

function inShadow(): HTMLElement {
  const host = document.body.appendChild(document.createElement('div'))
  onTestFinished(() => host.remove())
  return host.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'))
}

// It listened where the control was at first, and there was none: then to the document, which hears nothing of a shadow root.
test('hydrated in a shadow root, it holds the form, and hears of its reset', async () => {
  const { form, uploader, submit, held } = show()
  const container = inShadow()
  container.innerHTML = renderToString(form())
  const root = await act(async () => hydrateRoot(container, form()))
  onTestFinished(() => act(() => root.unmount()))
  await submit(container)
  expect(held()).toBe(true)
  act(() => container.querySelector('form')?.reset())
  expect(uploader.getState().uploads[0]?.status).toBe('cancelling')
})

test('a field from the second render on holds the form in a shadow root', async () => {
  const { form, submit, held } = show()
  const container = inShadow()
  const { rerender } = render(form(false), { container })
  rerender(form())
  await submit(container)
  expect(held()).toBe(true)
})

const never = new Promise<never>(() => {})
function Waiting(): never {
  return use(never)
}

// React takes what is hidden out of its ref, and the form was sent without the video.
test('while a Suspense around it shows its fallback, it holds the form', async () => {
  const { form, submit, held } = show()
  const { container, rerender } = render(form())
  await act(async () => rerender(form(true, <Waiting />)))
  expect(container).toHaveTextContent('Loading')
  await submit(container)
  expect(held()).toBe(true)
})
