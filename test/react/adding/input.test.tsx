import { fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { createUploader, Uploader } from 'react-stream-uploader'
import { chooseFiles, videoFile } from 'react-stream-uploader/testing'
import { beforeEach, describe, expect, test, vi } from 'vitest'

const heard: string[] = []
const hear = ({ type }: { readonly type: string }): void => void heard.push(type)

beforeEach(() => {
  heard.length = 0
})

/** A host's form that listens to everything in it. */
function renderInForm(children: ReactNode): { input: HTMLInputElement; add: ReturnType<typeof vi.fn> } {
  const uploader = { ...createUploader({ endpoint: '/none' }), add: vi.fn(() => []) }
  const { container } = render(
    <form aria-label="Post" onChange={hear} onInput={hear} ref={listenTo}>
      <Uploader.Root uploader={uploader}>{children}</Uploader.Root>
    </form>,
  )
  const input = container.querySelector('input') as HTMLInputElement
  return { input, add: uploader.add }
}

/** Below React's own root, and to what React has no handler for. */
function listenTo(form: HTMLFormElement | null): void {
  for (const type of ['cancel', 'change', 'click', 'input']) form?.addEventListener(type, hear)
}

const film = videoFile(1000, 'film.mp4')

describe('of the file input', () => {
  // In Firefox a dismissed file dialog closed the dialog of the host around the uploader.
  test('the host hears nothing', () => {
    const { input, add } = renderInForm(<Uploader.Input />)
    chooseFiles(input, film)
    fireEvent(input, new Event('cancel', { bubbles: true }))
    expect(add).toHaveBeenCalledTimes(1)
    expect(heard).toEqual([])
  })

  test('the host hears its own click on the button, once', () => {
    const { input } = renderInForm(
      <>
        <Uploader.Trigger />
        <Uploader.Input />
      </>,
    )
    input.addEventListener('click', (event) => event.preventDefault())
    fireEvent.click(screen.getByRole('button'))
    expect(heard).toEqual(['click'])
  })

  test('the host hears what it asked for at the input, and the files are taken', () => {
    const onChange = vi.fn()
    const { input, add } = renderInForm(<Uploader.Input onChange={onChange} onInput={hear} />)
    chooseFiles(input, film)
    expect(onChange).toHaveBeenCalledTimes(1)
    expect(add).toHaveBeenCalledTimes(1)
    expect(heard).toContain('input')
  })

  test('a host that prevents the change takes the files itself', () => {
    const { input, add } = renderInForm(<Uploader.Input onChange={(event) => event.preventDefault()} />)
    fireEvent(input, new Event('change', { bubbles: true, cancelable: true }))
    expect(add).not.toHaveBeenCalled()
  })
})

// It is emptied with each choice: a form would never be sent, and the browser has no place to say why.
test('the file input is no field of a form, whatever JavaScript gives it', () => {
  const fieldProps: object = { name: 'video', required: true }
  const { input } = renderInForm(<Uploader.Input {...fieldProps} />)
  expect(input.required).toBe(false)
  expect(input.hasAttribute('name')).toBe(false)
  expect(input.form?.checkValidity()).toBe(true)
})
