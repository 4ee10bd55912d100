import { act, render } from '@testing-library/react'
import { memo } from 'react'
import { createUploader, nameOf, Uploader, useUploaderState } from 'react-stream-uploader'
import { expect, test } from 'vitest'
import { createEngine } from '../../../src/core/engine/engine.js'
import { fakePorts, settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf } from '../../support/uploads.js'

test('progress in one row calls and renders that row, and no other', async () => {
  const ports = fakePorts()
  const engine = createEngine(ports, {})
  const called: string[] = []
  const uploader = {
    ...createUploader({ endpoint: '/nowhere' }),
    ...engine,
    subscribeTo: (id: string, listener: () => void) =>
      engine.subscribeTo(id, () => {
        called.push(id)
        listener()
      }),
  }
  const rendered: Record<string, number> = {}
  const Count = memo(function Count() {
    const count = useUploaderState((state) => state.uploads.length)
    rendered['count'] = (rendered['count'] ?? 0) + 1
    return count
  })
  render(
    <Uploader.Root uploader={uploader}>
      <Count />
      <Uploader.List>
        {(upload) => {
          const name = nameOf(upload)
          rendered[name] = (rendered[name] ?? 0) + 1
          return (
            <Uploader.Item upload={upload}>
              <Uploader.ItemProgress />
            </Uploader.Item>
          )
        }}
      </Uploader.List>
    </Uploader.Root>,
  )
  let ids: readonly string[] = []
  await act(async () => {
    ids = engine.add([fileOf(1000, 'a'), fileOf(1000, 'b')])
    await settle()
    for (const [index, creation] of ports.creations.entries()) await creation.answer(ticketFor(`v${index}`))
    ports.clock.advance(100)
  })
  const before = { ...rendered }
  called.length = 0
  for (const bytes of [100, 200, 300]) {
    act(() => {
      ports.transfers[0]?.reports.sent(bytes)
      ports.clock.advance(200)
    })
  }
  expect(rendered).toEqual({ ...before, a: (before['a'] as number) + 3 })
  expect(called).toEqual([ids[0], ids[0], ids[0]])
})

test('a selection that is equal is the same', async () => {
  const ports = fakePorts()
  const engine = createEngine(ports, {})
  const uploader = { ...createUploader({ endpoint: '/nowhere' }), ...engine }
  let renders = 0
  const byValue = (a: readonly string[], b: readonly string[]) => a.join() === b.join()
  function Names() {
    renders += 1
    return useUploaderState((state) => state.uploads.map(nameOf), byValue).join()
  }
  const { container } = render(
    <Uploader.Root uploader={uploader}>
      <Names />
    </Uploader.Root>,
  )
  await act(async () => {
    engine.add([fileOf(0, 'empty')])
    await settle()
    ports.clock.advance(100)
  })
  expect(container).toHaveTextContent('empty')
  const before = renders
  act(() => {
    engine.configure({ maxFiles: 3 })
    ports.clock.advance(100)
  })
  expect(renders).toBe(before)
  act(() => {
    engine.clear()
    ports.clock.advance(100)
  })
  expect(container.textContent).toBe('')
})
