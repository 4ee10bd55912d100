import { act, render } from '@testing-library/react'
import { createRef, type ReactElement, type ReactNode, version } from 'react'
import { Uploader } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { describe, expect, test, vi } from 'vitest'
import type { Upload } from '../../../src/core/model/upload.js'
import { dragOf } from '../../../stories/support/drag-of.js'
import { transferAt, uploadIn, videoWith } from '../../support/uploads.js'

const uploading = uploadIn('uploading', { transfer: transferAt(400) })
const playable = uploadIn('ready', { video: videoWith({ preview: 'http://127.0.0.1:1/abc/watch' }) })

function inRoot(children: ReactNode, uploads: readonly Upload[] = [uploading]): ReactElement {
  return <Uploader.Root uploader={uploaderWith(uploads)}>{children}</Uploader.Root>
}

function inItem(children: ReactNode, upload: Upload = uploading): ReactElement {
  return inRoot(
    <Uploader.Item upload={upload} role="none">
      {children}
    </Uploader.Item>,
    [upload],
  )
}

type AnyPart = React.ElementType

/** Each part with what it needs around it, and what it needs to show at all. */
const parts: Record<
  string,
  {
    readonly Part: AnyPart
    readonly props?: object
    readonly around: (children: ReactNode) => ReactElement
    readonly after?: () => void
  }
> = {
  Dropzone: { Part: Uploader.Dropzone, around: inRoot },
  DropOverlay: { Part: Uploader.DropOverlay, around: inRoot, after: dragOverPage },
  Trigger: { Part: Uploader.Trigger, around: inRoot },
  Input: { Part: Uploader.Input, around: inRoot },
  LinkForm: { Part: Uploader.LinkForm, around: inRoot },
  List: { Part: Uploader.List, props: { children: () => null }, around: inRoot },
  Item: { Part: Uploader.Item, props: { upload: uploading }, around: inRoot },
  ItemName: { Part: Uploader.ItemName, around: inItem },
  ItemTitle: { Part: Uploader.ItemTitle, around: inItem },
  ItemStatus: { Part: Uploader.ItemStatus, around: inItem },
  ItemDetail: { Part: Uploader.ItemDetail, around: inItem },
  ItemPreview: { Part: Uploader.ItemPreview, around: inItem },
  ItemProgress: { Part: Uploader.ItemProgress, around: inItem },
  ItemAction: { Part: Uploader.ItemAction, props: { action: 'pause' }, around: inItem },
  ItemPlayer: { Part: Uploader.ItemPlayer, around: (children) => inItem(children, playable) },
  ItemCopyLink: { Part: Uploader.ItemCopyLink, around: (children) => inItem(children, playable) },
  QueueAction: { Part: Uploader.QueueAction, props: { action: 'pauseAll' }, around: inRoot },
  Summary: { Part: Uploader.Summary, around: inRoot },
  Announcer: { Part: Uploader.Announcer, around: inRoot },
}

describe.each(Object.entries(parts))('%s', (_, { Part, props, around, after }) => {
  const show = (more: object) => {
    const { container } = render(around(<Part {...props} {...more} />))
    act(() => after?.())
    return container.querySelector<HTMLElement>('[data-testid=part]')
  }

  test("takes its element's own attributes, and a ref", () => {
    const ref = createRef<HTMLElement>()
    const element = show({ ref, id: 'own', 'data-testid': 'part' })
    expect(element?.id).toBe('own')
    expect(ref.current).toBe(element)
  })

  test('takes class and style as values or by its state', () => {
    const plain = show({ 'data-testid': 'part', className: 'a', style: { top: 1 } })
    expect(plain?.className).toBe('a')
    expect(plain?.style.top).toBe('1px')
    const className = vi.fn(() => 'b')
    const element = show({ 'data-testid': 'part', className, style: () => ({ top: 2 }) })
    expect(element?.className).toBe('b')
    expect(element?.style.top).toBe('2px')
    expect(className).toHaveBeenCalledWith(expect.any(Object))
  })

  test('renders as another element, which keeps its own class, handlers and ref', () => {
    const inner = createRef<HTMLElement>()
    const outer = createRef<HTMLElement>()
    const onClick = vi.fn()
    const element = show({
      ref: outer,
      className: 'a',
      render: <section ref={inner} className="b" data-testid="part" onClick={onClick} onKeyDown={() => {}} />,
    })
    expect(element?.tagName).toBe('SECTION')
    expect(element?.className).toBe('a b')
    expect(inner.current).toBe(element)
    expect(outer.current).toBe(element)
    element?.click()
    expect(onClick).toHaveBeenCalledTimes(1)
  })

  test('renders by a function of its properties and state', () => {
    const element = show({
      render: (given: object, state: object) => <aside {...given} data-testid="part" title={typeof state} />,
    })
    expect(element?.tagName).toBe('ASIDE')
    expect(element?.title).toBe('object')
  })
})

// React 18 knows no such clean-ups, and would warn of them.
test.runIf(version.startsWith('19.'))("a host's callback ref gets its clean-up called", () => {
  const cleanUp = vi.fn()
  const attach = vi.fn(() => cleanUp)
  const { unmount } = render(inRoot(<Uploader.Input ref={attach} />))
  unmount()
  expect(attach).toHaveBeenCalledTimes(1)
  expect(cleanUp).toHaveBeenCalledTimes(1)
})

test('a host can keep a part from doing what it does', () => {
  const uploader = uploaderWith([uploading])
  const pauseAll = vi.spyOn(uploader, 'pauseAll')
  const { getByRole } = render(
    <Uploader.Root uploader={uploader}>
      <Uploader.QueueAction action="pauseAll" onClick={(event) => event.preventDefault()} />
    </Uploader.Root>,
  )
  getByRole('button').click()
  expect(pauseAll).not.toHaveBeenCalled()
})

function dragOverPage(): void {
  document.dispatchEvent(dragOf('dragover', 'video/mp4'))
}

test('a part outside of its Root says what is missing', () => {
  const silenced = vi.mocked(console.error).mockImplementation(() => {})
  expect(() => render(<Uploader.Summary />)).toThrow(/no <Uploader.Root> above it/)
  expect(() => render(inRoot(<Uploader.ItemName />))).toThrow(/no <Uploader.Item> above it/)
  silenced.mockReset()
})
