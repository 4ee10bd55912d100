import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createUploader, StreamUploader, Uploader } from 'react-stream-uploader'
import { dragEvent, pasteEvent, uploaderWith, videoFile } from 'react-stream-uploader/testing'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { queued } from '../../../stories/support/uploads.js'

class FieldElement extends HTMLElement {}
customElements.define('host-field', FieldElement)

const add = vi.fn(() => [])
const uploader = { ...createUploader({ endpoint: '/none' }), add }

beforeEach(() => void add.mockClear())

/** An element of the host's with a shadow root; the content's first element. */
function fieldWith(content: string, mode: ShadowRootMode = 'open'): HTMLElement {
  const host = document.body.appendChild(document.createElement('host-field'))
  onTestFinished(() => host.remove())
  const root = host.attachShadow({ mode })
  root.innerHTML = content
  return root.firstElementChild as HTMLElement
}

async function paste(into: Element): Promise<boolean> {
  const event = pasteEvent(new File(['picture'], 'picture.png', { type: 'image/png' }))
  await act(async () => void into.dispatchEvent(event))
  return event.defaultPrevented
}

describe('a paste', () => {
  // The document sees the element around the shadow root as the target.
  test.each([
    ['a text area', '<textarea></textarea>', 'textarea'],
    ['an input', '<input>', 'input'],
    ['an editor', '<div contenteditable><p>Text</p></div>', 'p'],
  ])('into %s in a shadow root is left to it', async (_, content, at) => {
    render(<StreamUploader uploader={uploader} paste />)
    const field = fieldWith(content).parentNode?.querySelector(at) as Element
    expect(await paste(field)).toBe(false)
    expect(add).not.toHaveBeenCalled()
  })

  test('into a field in the shadow root of the uploader is left to it', async () => {
    const container = fieldWith('<div></div>')
    render(<StreamUploader uploader={uploader} paste />, { container })
    const field = container.parentNode?.appendChild(document.createElement('textarea')) as Element
    expect(await paste(field)).toBe(false)
    expect(add).not.toHaveBeenCalled()
  })

  test('into a closed shadow root that has the focus is left to it', async () => {
    render(<StreamUploader uploader={uploader} paste />)
    const field = fieldWith('<textarea></textarea>', 'closed')
    field.focus()
    expect(await paste(field)).toBe(false)
    expect(add).not.toHaveBeenCalled()
  })

  test('on the page is taken', async () => {
    render(<StreamUploader uploader={uploader} paste />)
    expect(await paste(document.body)).toBe(true)
    await waitFor(() => expect(add).toHaveBeenCalledTimes(1))
  })
})

test('a file that is dropped on an input in a shadow root is left to it', () => {
  render(<StreamUploader uploader={uploader} />)
  const drop = dragEvent('drop', videoFile())
  fieldWith('<input type="file">').dispatchEvent(drop)
  expect(drop.defaultPrevented).toBe(false)
})

test("a click on a button in a shadow root of the host's, inside the drop zone, opens no file dialog", () => {
  const open = vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(() => {})
  onTestFinished(() => open.mockRestore())
  render(
    <Uploader.Root uploader={uploader}>
      <Uploader.Dropzone data-testid="zone">
        <Uploader.Input />
      </Uploader.Dropzone>
    </Uploader.Root>,
  )
  const button = fieldWith('<button>Help</button>')
  screen.getByTestId('zone').append((button.getRootNode() as ShadowRoot).host)
  fireEvent(button, new MouseEvent('click', { bubbles: true, composed: true }))
  expect(open).not.toHaveBeenCalled()
  fireEvent.click(screen.getByTestId('zone'))
  expect(open).toHaveBeenCalledTimes(1)
})

// Another window takes the focus: the field blurs, and is still the active element.
test('a title in a shadow root stays open while another window has the focus', () => {
  const container = fieldWith('<div></div>')
  const upload = queued()
  render(
    <Uploader.Root uploader={uploaderWith([upload])}>
      <Uploader.Item upload={upload}>
        <Uploader.ItemTitle />
      </Uploader.Item>
    </Uploader.Root>,
    { container },
  )
  fireEvent.click(container.querySelector('button') as Element)
  const field = container.querySelector('input') as HTMLInputElement
  expect((container.getRootNode() as ShadowRoot).activeElement).toBe(field)
  fireEvent.focusOut(field)
  expect(field.isConnected).toBe(true)
})
