import { act, render, screen } from '@testing-library/react'
import { type ReactElement, useState } from 'react'
import { createUploader, StreamUploader, type Upload, Uploader } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createEngine } from '../../../src/core/engine/engine.js'
import { drop } from '../../../stories/support/uploads.js'
import { fakePorts, settle } from '../../support/fake-ports.js'
import { fileOf, uploadIn } from '../../support/uploads.js'

beforeEach(() => {
  vi.useFakeTimers()
})

const queued = (count: number): readonly Upload[] =>
  Array.from({ length: count }, (_, index) =>
    uploadIn('queued', { transfer: null }, fileOf(1000, `${index}.mp4`)),
  )

const rowElements = (): readonly Element[] =>
  Array.from(screen.getByRole('list').querySelectorAll('[data-upload]'))
const rows = (): number => rowElements().length
const step = (): void => act(() => void vi.runOnlyPendingTimers())

test('a short list is there at once', () => {
  render(<StreamUploader uploader={uploaderWith(queued(20))} />)
  expect(rows()).toBe(20)
  expect(screen.getByRole('list')).not.toHaveAttribute('aria-busy')
})

test('a long one comes in steps, is said to be on its way meanwhile, and is complete and in order in the end', () => {
  render(<StreamUploader uploader={uploaderWith(queued(200))} />)
  const counts = [rows()]
  for (let turn = 0; turn < 20 && rows() < 200; turn++) {
    expect(screen.getByRole('list')).toHaveAttribute('aria-busy', 'true')
    step()
    counts.push(rows())
  }
  const grown = counts.slice(1).map((count, index) => count - (counts[index] ?? 0))
  expect(Math.max(...grown)).toBeLessThanOrEqual(24)
  expect(screen.getByRole('list')).not.toHaveAttribute('aria-busy')
  const names = Array.from(
    screen.getByRole('list').querySelectorAll('.stream-uploader-name'),
    (name) => name.textContent,
  )
  expect(names).toEqual(Array.from({ length: 200 }, (_, index) => `${index}.mp4`))
})

test('rows that are there are not rendered again while others come', () => {
  const rendered = vi.fn((upload: Upload) => <Uploader.Item upload={upload} />)
  render(
    <Uploader.Root uploader={uploaderWith(queued(100))}>
      <Uploader.List>{rendered}</Uploader.List>
    </Uploader.Root>,
  )
  for (let turn = 0; turn < 10; turn++) step()
  expect(rows()).toBe(100)
  expect(rendered).toHaveBeenCalledTimes(100)
})

test('a row stays the element it is while others go and come: it may have the focus, or a title in the making', () => {
  let show: (uploads: readonly Upload[]) => void = () => {}
  function Changing(): ReactElement {
    const [uploads, setUploads] = useState(all)
    show = setUploads
    return <StreamUploader uploader={uploaderWith(uploads)} />
  }
  const all = queued(60)
  render(<Changing />)
  for (let turn = 0; turn < 10; turn++) step()
  const before = rowElements()
  act(() => show([...all.slice(1, 20), ...all.slice(22), ...queued(62).slice(60)]))
  step()
  expect(rowElements().slice(0, -2)).toEqual([...before.slice(1, 20), ...before.slice(22)])
})

test('rows are children of the list, unless groups are rendered', () => {
  const row = (upload: Upload): ReactElement => <Uploader.Item upload={upload} />
  const uploader = uploaderWith(queued(30))
  const { rerender } = render(
    <Uploader.Root uploader={uploader}>
      <Uploader.List>{row}</Uploader.List>
    </Uploader.Root>,
  )
  step()
  expect(screen.getByRole('list').children).toHaveLength(30)
  rerender(
    <Uploader.Root uploader={uploader}>
      <Uploader.List render={<div />} renderGroup={(group) => <div role="none">{group}</div>}>
        {row}
      </Uploader.List>
    </Uploader.Root>,
  )
  expect(Array.from(screen.getByRole('list').children, ({ children }) => children.length)).toEqual([
    12, 12, 6,
  ])
})

test('after a long list was cleared, the next long one comes in steps too', () => {
  let show: (uploads: readonly Upload[]) => void = () => {}
  function Changing(): ReactElement {
    const [uploads, setUploads] = useState(queued(100))
    show = setUploads
    return <StreamUploader uploader={uploaderWith(uploads)} />
  }
  render(<Changing />)
  for (let turn = 0; turn < 10; turn++) step()
  act(() => show([]))
  step()
  act(() => show(queued(100)))
  expect(rows()).toBeLessThan(50)
})

describe('files that were refused together', () => {
  const group = (): HTMLElement | null => document.querySelector('.stream-uploader-refused')
  const remove = (): void => act(() => group()?.querySelector<HTMLElement>('[data-action=remove]')?.click())

  // Their row was gone at once, and the next one came under the pointer.
  test('keep the room of their row for a moment, as any row does, and can be pressed no more', async () => {
    const ports = fakePorts()
    const engine = createEngine(ports, { accept: 'video/*' })
    render(<StreamUploader uploader={{ ...createUploader({ endpoint: '/nowhere' }), ...engine }} />)
    await act(async () => {
      engine.add(['a.txt', 'b.txt', 'c.txt'].map((name) => fileOf(10, name, 'text/plain')))
      engine.add([fileOf(10)])
      await settle()
      ports.clock.advance(100)
    })
    expect(group()).toHaveTextContent('3 files not added')
    remove()
    act(() => ports.clock.advance(100))
    expect(engine.getState().uploads).toHaveLength(1)
    expect(group()).toHaveTextContent('3 files not added')
    expect(group()).toHaveAttribute('data-leaving')
    const said = screen.getByRole('status').textContent
    remove()
    expect(screen.getByRole('status').textContent).toBe(said)
    step()
    expect(group()).toBeNull()
    expect(rows()).toBe(1)
  })

  test('have one row while only the first of them goes', () => {
    const shown = (uploads: readonly Upload[]) => <StreamUploader uploader={uploaderWith(uploads)} />
    const refused = drop(4)
    const { rerender } = render(shown(refused))
    rerender(shown(refused.slice(1)))
    expect(document.querySelectorAll('.stream-uploader-refused')).toHaveLength(1)
    expect(group()).toHaveTextContent('3 files not added')
  })
})
