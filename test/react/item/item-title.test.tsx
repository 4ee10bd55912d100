import { act, cleanup, render, screen } from '@testing-library/react'
import { Fragment, StrictMode } from 'react'
import { StreamUploader, type Upload, Uploader } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { UploaderHandle } from '../../../src/core/contract/uploader-handle.js'
import { createEngine } from '../../../src/core/engine/engine.js'
import { closeByEscape } from '../../support/close-by-escape.js'
import { type FakePorts, fakePorts, settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf, transferAt, uploadIn } from '../../support/uploads.js'

const uploading = uploadIn('uploading', { transfer: transferAt(400) })
const failed = {
  text: 'At the sea',
  state: 'failed',
  error: { code: 'forbidden', status: 403, retryAfter: null },
} as const

function show(upload: Upload = uploading, wrapper = Fragment) {
  const uploader = uploaderWith([upload])
  const rename = vi.spyOn(uploader, 'rename')
  render(<StreamUploader uploader={uploader} editableTitles />, { wrapper })
  return { rename, given: () => rename.mock.calls.map(([, title]) => title) }
}

const button = (): HTMLElement => screen.getByRole('button', { name: 'Edit title: holiday.mp4' })
const field = (): HTMLInputElement =>
  screen.getByRole<HTMLInputElement>('textbox', { name: 'Title of holiday.mp4' })
const isOpen = (): boolean => screen.queryByRole('textbox') !== null

test('is not there unless it is asked for', () => {
  render(<StreamUploader uploader={uploaderWith([uploading])} />)
  expect(screen.queryByRole('button', { name: /title/ })).toBeNull()
})

describe('the button', () => {
  test('makes a field of the name, with all of it selected', async () => {
    show()
    await userEvent.click(button())
    expect(document.activeElement).toBe(field())
    expect(window.getSelection()?.toString()).toBe('holiday.mp4')
    expect(field().dir).toBe('auto')
  })

  test.each(['{Enter}', ' ', '{F2}'])('does so by the key %s', async (key) => {
    show()
    button().focus()
    await userEvent.keyboard(key)
    expect(document.activeElement).toBe(field())
    expect(field().value).toBe('holiday.mp4')
  })

  test('is not there where no title is taken', () => {
    show(uploadIn('cancelled', { videoId: null }))
    expect(screen.getByText('holiday.mp4')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /title/ })).toBeNull()
  })
})

describe('the field', () => {
  test('saves by Enter, and gives the focus back', async () => {
    const { given } = show()
    await userEvent.click(button())
    await userEvent.keyboard('At the sea{Enter}')
    expect(given()).toEqual(['At the sea'])
    expect(isOpen()).toBe(false)
    expect(document.activeElement).toBe(button())
  })

  test('gives up by Escape, gives the focus back, and keeps a dialog around it open', async () => {
    const { given } = show()
    const escaped = vi.fn()
    document.addEventListener('keydown', escaped)
    await userEvent.click(button())
    await userEvent.keyboard('At the sea{Escape}')
    document.removeEventListener('keydown', escaped)
    expect(given()).toEqual([])
    expect(isOpen()).toBe(false)
    expect(document.activeElement).toBe(button())
    expect(escaped.mock.calls.filter(([event]) => (event as KeyboardEvent).key === 'Escape')).toEqual([])
  })

  test('saves when it is left, and leaves the focus where it went', async () => {
    const { given } = show()
    await userEvent.click(button())
    await userEvent.keyboard('At the sea')
    await userEvent.tab()
    expect(given()).toEqual(['At the sea'])
    expect(isOpen()).toBe(false)
    expect(document.activeElement).not.toBe(document.body)
    expect(document.activeElement).not.toBe(button())
  })

  // It was lost. StrictMode takes the field away and brings it back, before anything is typed.
  test('saves when the app takes the uploader away', async () => {
    const { given } = show(uploading, StrictMode)
    await userEvent.click(button())
    expect(isOpen()).toBe(true)
    await userEvent.keyboard('At the sea')
    cleanup()
    expect(given()).toEqual(['At the sea'])
  })

  test('saves nothing when an app’s dialog closes by Escape before the field hears of it', async () => {
    const { given } = show(uploading, StrictMode)
    closeByEscape()
    await userEvent.click(button())
    await userEvent.keyboard('At the sea{Escape}')
    expect(given()).toEqual([])
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  // It stayed open, and Enter saved it all the same.
  test('closes where the uploader becomes read-only; what was typed is saved once it is not', async () => {
    const uploader = uploaderWith([uploading])
    const rename = vi.spyOn(uploader, 'rename')
    const view = (readOnly: boolean) => (
      <StreamUploader uploader={uploader} editableTitles readOnly={readOnly} />
    )
    const { rerender } = render(view(false))
    await userEvent.click(button())
    await userEvent.keyboard('At the sea')
    rerender(view(true))
    expect(isOpen()).toBe(false)
    // Not on a button, which Enter would press.
    expect(document.activeElement).toHaveAttribute('data-upload')
    expect(screen.getByText('At the sea')).toBeTruthy()
    expect(screen.getByRole('alert').textContent).toBe("The title couldn't be saved.")
    expect(rename).not.toHaveBeenCalled()
    rerender(view(false))
    expect(rename.mock.calls).toEqual([[uploading.id, 'At the sea']])
  })

  test('leaves both keys to a keyboard that composes letters', async () => {
    const { given } = show()
    await userEvent.click(button())
    for (const key of ['Enter', 'Escape']) {
      act(() => {
        field().dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true }))
      })
    }
    expect(isOpen()).toBe(true)
    expect(given()).toEqual([])
  })

  test('submits no form of the host around it', async () => {
    const uploader = uploaderWith([uploading])
    const submitted = vi.fn((event: { preventDefault(): void }) => event.preventDefault())
    render(
      <form onSubmit={submitted}>
        <Uploader.Root uploader={uploader}>
          <Uploader.Item upload={uploading}>
            <Uploader.ItemTitle />
          </Uploader.Item>
        </Uploader.Root>
        <button type="submit">Send</button>
      </form>,
    )
    await userEvent.click(button())
    await userEvent.keyboard('At the sea{Enter}')
    expect(submitted).not.toHaveBeenCalled()
  })

  test('takes 300 characters', async () => {
    show()
    await userEvent.click(button())
    expect(field().maxLength).toBe(300)
  })
})

describe('a title that could not be saved', () => {
  test('is said, with what was typed still there, and can be saved by a button', async () => {
    const { rename } = show({ ...uploading, title: failed })
    expect(screen.getByRole('alert').textContent).toContain("The title couldn't be saved.")
    expect(screen.getByText('At the sea')).toBeTruthy()
    expect(document.querySelector('[data-problem]')?.getAttribute('data-problem')).toBe('forbidden')
    await userEvent.click(screen.getByRole('button', { name: 'Save title: At the sea' }))
    expect(rename.mock.calls).toEqual([[uploading.id, 'At the sea']])
  })
})

describe('on an uploader at work', () => {
  let ports: FakePorts
  let uploader: UploaderHandle

  beforeEach(async () => {
    ports = fakePorts()
    uploader = createEngine(ports, {})
    uploader.add([fileOf(1000)])
    await settle()
    await ports.creations[0]?.answer(ticketFor('video'))
    render(<StreamUploader uploader={uploader as never} editableTitles />)
  })

  test('progress does not disturb who types, and the row is named by the new title', async () => {
    await userEvent.click(button())
    await userEvent.keyboard('At the')
    await act(async () => {
      ports.transfers[0]?.reports.accepted(400)
      ports.clock.advance(50)
    })
    await userEvent.keyboard(' sea{Enter}')
    act(() => ports.clock.advance(50))
    expect(ports.renamings).toMatchObject([{ title: 'At the sea' }])
    expect(document.querySelector('[data-saving]')).not.toBeNull()
    await act(async () => ports.renamings[0]?.answer())
    act(() => ports.clock.advance(50))
    expect(document.querySelector('[data-saving]')).toBeNull()
    expect(screen.getByRole('button', { name: 'Pause: At the sea' })).toBeTruthy()
  })

  /** The row hears of it with the next change. */
  const progress = () =>
    act(async () => {
      ports.transfers[0]?.reports.accepted(400)
      ports.clock.advance(50)
    })

  // The field was gone with what was in it, and back by itself, with the focus, once titles were taken again.
  test('what is typed while titles stop to be taken is not lost, and is saved once they are', async () => {
    const isOffered = vi.spyOn(ports.details, 'isOffered').mockReturnValue(true)
    await userEvent.click(button())
    await userEvent.keyboard('At the')
    isOffered.mockReturnValue(false)
    await progress()
    await userEvent.keyboard(' sea{Enter}')
    expect(isOpen()).toBe(false)
    expect(screen.getByText('At the sea')).toBeTruthy()
    expect(screen.getByRole('alert').textContent).toBe("The title couldn't be saved.")
    expect(ports.renamings).toEqual([])
    isOffered.mockReturnValue(true)
    await progress()
    expect(ports.renamings).toMatchObject([{ title: 'At the sea' }])
    expect(screen.queryByRole('alert')).toBeNull()
    expect(isOpen()).toBe(false)
  })

  test.each(['{Escape}', '{Enter}'])('where nothing was typed, %s says nothing then', async (key) => {
    const isOffered = vi.spyOn(ports.details, 'isOffered').mockReturnValue(true)
    await userEvent.click(button())
    isOffered.mockReturnValue(false)
    await progress()
    await userEvent.keyboard(key)
    expect(isOpen()).toBe(false)
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('the focus is kept in the field where the upload ends under it, and then in the row', async () => {
    await userEvent.click(button())
    await act(async () => {
      uploader.cancel(uploader.getState().uploads[0]?.id as string)
      ports.clock.advance(50)
    })
    expect(document.activeElement).toBe(field())
    await userEvent.keyboard('{Escape}')
    expect(isOpen()).toBe(false)
    await vi.waitFor(() => expect(document.activeElement?.closest('[data-upload]')).not.toBeNull(), 10_000)
  })
})
