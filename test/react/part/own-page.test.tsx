import { act, fireEvent, render, waitFor, within } from '@testing-library/react'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { createUploader, StreamUploader, type StreamUploaderHandle, Uploader } from 'react-stream-uploader'
import { dragEvent, pasteEvent, uploaderWith, videoFile } from 'react-stream-uploader/testing'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { createEngine } from '../../../src/core/engine/engine.js'
import { createRowMoves } from '../../../src/react/part/row-moves.js'
import { described } from '../../../stories/support/uploads.js'
import { fakePorts, settle } from '../../support/fake-ports.js'
import { fileOf, transferAt, uploadIn, videoWith } from '../../support/uploads.js'

let page: Document
let view: Window & typeof globalThis

/** A page of its own, whose classes are others than the script's. */
beforeEach(() => {
  const frame = document.body.appendChild(document.createElement('iframe'))
  onTestFinished(() => frame.remove())
  page = frame.contentDocument as Document
  view = page.defaultView as typeof view
})

const show = (ui: ReactNode) => render(createPortal(ui, page.body))
const find = (selector: string): HTMLElement => page.querySelector(selector) as HTMLElement
const button = (name: string): HTMLElement => within(page.body).getByRole('button', { name })

describe('in a frame, by a portal', () => {
  // The drop zone took the press too.
  test('a press opens one dialog', () => {
    show(<StreamUploader uploader={uploaderWith([])} />)
    const opened = vi.fn((event: Event) => event.preventDefault())
    find('input[type=file]').addEventListener('click', opened)
    fireEvent.click(find('[data-pick]'))
    expect(opened).toHaveBeenCalledOnce()
  })

  // It threw, and the file was lost.
  test('a field for one video takes the first of the files that is accepted', async () => {
    const uploader: StreamUploaderHandle = createEngine(fakePorts(), {})
    show(<StreamUploader uploader={uploader} layout="single" />)
    const transfer = new view.DataTransfer()
    transfer.items.add(new view.File(['text'], 'a.txt', { type: 'text/plain' }))
    transfer.items.add(new view.File(['video'], 'b.mp4', { type: 'video/mp4' }))
    const input = find('input[type=file]') as HTMLInputElement
    input.files = transfer.files
    await act(async () => {
      input.dispatchEvent(new view.Event('change', { bubbles: true }))
      await settle()
    })
    expect(uploader.getState().uploads).toMatchObject([{ source: { file: { name: 'b.mp4' } } }])
  })

  // Neither did anything.
  test.each([
    ['Enter', (field: HTMLElement) => fireEvent.keyDown(field, { key: 'Enter' })],
    ['its button', () => fireEvent.click(button('Add link'))],
  ])('a link is added by %s', (_, add) => {
    const uploader = uploaderWith([])
    const addLink = vi.spyOn(uploader, 'addLink')
    show(<StreamUploader uploader={uploader} link />)
    const field = find('input[type=url]') as HTMLInputElement
    field.value = 'https://media.example/a.mp4'
    add(field)
    expect(addLink.mock.calls).toEqual([['https://media.example/a.mp4']])
  })

  // The file took the place of the frame, with the uploader. In that of the script it would end the uploads.
  test('a file that is dropped beside the drop zone is shown in neither page, and a file input takes its own', () => {
    show(<StreamUploader uploader={uploaderWith([])} />)
    const input = page.createElement('input')
    input.type = 'file'
    const isPrevented = (on: Element): boolean => {
      const drop = dragEvent('drop', videoFile())
      on.dispatchEvent(drop)
      return drop.defaultPrevented
    }
    expect([page.body, document.body, page.body.appendChild(input)].map(isPrevented)).toEqual([
      true,
      true,
      false,
    ])
  })

  // Only those of the script's page were.
  test('a drop anywhere in the frame, and a paste outside of its fields, are taken', async () => {
    const add = vi.fn(() => [])
    const uploader = { ...createUploader({ endpoint: '/none' }), add }
    show(<StreamUploader uploader={uploader} dropAnywhere paste />)
    act(() => void page.body.dispatchEvent(dragEvent('dragenter', videoFile())))
    expect(find('.stream-uploader-overlay')).not.toBeNull()
    act(() => void page.body.dispatchEvent(dragEvent('drop', videoFile())))
    await waitFor(() => expect(add).toHaveBeenCalledTimes(1))
    page.body.dispatchEvent(pasteEvent(videoFile()))
    await waitFor(() => expect(add).toHaveBeenCalledTimes(2))
    const paste = pasteEvent(videoFile())
    page.body.appendChild(page.createElement('textarea')).dispatchEvent(paste)
    expect(paste.defaultPrevented).toBe(false)
  })

  describe('a row', () => {
    const rows = ['a', 'b'].map((name) =>
      uploadIn('uploading', { transfer: transferAt(400) }, fileOf(1000, name)),
    )

    // No key of it did anything.
    test('is a stop of the Tab key with its keys', async () => {
      show(<StreamUploader uploader={uploaderWith(rows)} />)
      const [first, second] = (await within(page.body).findAllByRole('listitem')) as [
        HTMLElement,
        HTMLElement,
      ]
      act(() => second.focus())
      expect([first.tabIndex, second.tabIndex]).toEqual([-1, 0])
      fireEvent.keyDown(second, { key: 'ArrowUp' })
      expect(page.activeElement).toBe(first)
    })

    // The pointer was followed in the script's page only.
    test('is moved by Alt and an arrow key, and by dragging', async () => {
      const uploader = createUploader({
        endpoint: {
          createTicket: vi.fn(),
          getStatus: async (id) => videoWith({ id, meta: { name: id }, readyToStream: true }),
          discard: vi.fn(),
        },
        videos: ['a', 'b'],
      })
      const onReorder = vi.fn()
      show(<StreamUploader uploader={uploader} sortable onReorder={onReorder} />)
      const row = await within(page.body).findByRole('listitem', { name: 'b' })
      act(() => row.focus())
      fireEvent.keyDown(row, { key: 'ArrowUp', altKey: true })
      await waitFor(() => expect(row.nextElementSibling).not.toBeNull())
      expect(onReorder.mock.lastCall).toEqual([['b', 'a']])
      const move = button('Move down: b')
      fireEvent.pointerDown(move, { button: 0, clientY: 0 })
      fireEvent.pointerMove(page.body, { clientY: 10_000 })
      fireEvent.pointerUp(page.body)
      await waitFor(() => expect(onReorder.mock.lastCall).toEqual([['a', 'b']]))
    })

    // The text was put into the script's page, which has no focus and copies nothing.
    test('copies its link where the clipboard is denied', async () => {
      vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'))
      let selected = ''
      page.execCommand = () => {
        selected = (page.activeElement as HTMLTextAreaElement).value
        return true
      }
      const upload = uploadIn('ready', {
        video: videoWith({ id: 'abc', preview: 'http://127.0.0.1:1/abc/watch' }),
      })
      show(
        <Uploader.Root uploader={uploaderWith([upload])}>
          <Uploader.Item upload={upload} render={<div />}>
            <Uploader.ItemCopyLink />
          </Uploader.Item>
        </Uploader.Root>,
      )
      const copy = find('button')
      copy.focus()
      await act(async () => copy.click())
      expect(selected).toBe('http://127.0.0.1:1/abc/watch')
      expect(page.activeElement).toBe(copy)
    })

    // It was measured as if nothing ever moved, and took the click that was meant for another one.
    test('that was moved is not steady', () => {
      const root = page.body.appendChild(page.createElement('div'))
      const row = root.appendChild(page.createElement('p'))
      const now = vi.spyOn(performance, 'now').mockReturnValue(0)
      const moves = createRowMoves()
      onTestFinished(moves.watch(root))
      moves.see('a', row, true)
      now.mockReturnValue(1000)
      row.before(page.createElement('hr'))
      expect(moves.isSteady('a')).toBe(false)
    })
  })

  // It was kept as a tag once the focus went to one beside it. And the page heard of an error as the row grew: `ResizeObserver loop`.
  test('what is typed behind tags stays what it is while the focus goes to a tag', async () => {
    const fields = [{ name: 'tags', label: 'Tags', type: 'tags' }] as const
    const upload = described(uploadIn('uploading', { transfer: transferAt(400) }), 'saved', { tags: 'sea' })
    const uploader = uploaderWith([upload], { fields })
    const describes = vi.spyOn(uploader, 'describe')
    show(<StreamUploader uploader={uploader} />)
    fireEvent.click(await within(page.body).findByRole('button', { name: /^Details/ }))
    const field = await within(page.body).findByLabelText<HTMLInputElement>('Tags')
    act(() => field.focus())
    fireEvent.change(field, { target: { value: 'fog' } })
    act(() => page.querySelector<HTMLElement>('[data-tag] button')?.focus())
    expect(describes).not.toHaveBeenCalled()
  })
})
