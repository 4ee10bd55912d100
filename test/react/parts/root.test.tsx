import { act, render, screen, waitFor } from '@testing-library/react'
import { type HTMLAttributes, type ReactElement, type RefAttributes, useState } from 'react'
import { createUploader, type StreamUploaderHandle, Uploader } from 'react-stream-uploader'
import { describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { createEngine } from '../../../src/core/engine/engine.js'
import { fakePorts, settle } from '../../support/fake-ports.js'
import { fileOf } from '../../support/uploads.js'

const names = ['a.mp4', 'b.mp4', 'c.mp4']

function Rows({ uploader, render: element }: { uploader: StreamUploaderHandle; render: ReactElement }) {
  return (
    <Uploader.Root uploader={uploader} render={element}>
      <Uploader.List>
        {(upload) => (
          <Uploader.Item upload={upload}>
            <Uploader.ItemAction action="pause" />
          </Uploader.Item>
        )}
      </Uploader.List>
    </Uploader.Root>
  )
}

type BoxProps = HTMLAttributes<HTMLElement> & RefAttributes<HTMLDivElement>

let swapBox: () => void = () => {}

/** Becomes another element by itself: `Root` does not render again. */
function Box(props: BoxProps): ReactElement {
  const [isSection, setSection] = useState(false)
  swapBox = () => setSection(true)
  return isSection ? <section {...props} /> : <div {...props} />
}

type Swap = (rerender: (next: ReactElement) => void) => void

const swaps = {
  'by the app': { first: <div />, swap: (rerender) => rerender(<section />) },
  'by its own component': { first: <Box />, swap: () => swapBox() },
} satisfies Readonly<Record<string, { first: ReactElement; swap: Swap }>>

async function show(first: ReactElement) {
  const ports = fakePorts()
  const uploader = { ...createUploader({ endpoint: '/nowhere' }), ...createEngine(ports, {}) }
  const { rerender } = render(<Rows uploader={uploader} render={first} />)
  await act(async () => {
    uploader.add(names.map((name, index) => fileOf(1000 + index, name)))
    await settle()
    ports.clock.advance(100)
  })
  return {
    uploader,
    ports,
    show: (next: ReactElement) => rerender(<Rows uploader={uploader} render={next} />),
  }
}

const row = (name: string): HTMLElement => screen.getByRole('listitem', { name })

// What was started for the first element was not for the second: no row was a stop of the Tab key, and the focus was lost with its row.
describe.each(Object.entries(swaps))(
  'where the element around all parts is replaced %s',
  (_, { first, swap }) => {
    test('the rows have their keys', async () => {
      const shown = await show(first)
      act(() => swap(shown.show))
      expect(document.querySelector('section')).not.toBeNull()
      expect(document.querySelectorAll('[data-upload][tabindex="0"]')).toHaveLength(1)
      act(() => row('a.mp4').focus())
      await userEvent.keyboard('{ArrowDown}')
      expect(row('b.mp4')).toHaveFocus()
    })

    test('the focus is kept when its row goes', async () => {
      const { uploader, ports, show: rerender } = await show(first)
      act(() => swap(rerender))
      act(() => row('b.mp4').focus())
      const [, { id } = { id: '' }] = uploader.getState().uploads
      act(() => {
        uploader.cancel(id)
        uploader.remove(id)
        ports.clock.advance(100)
      })
      await waitFor(() => expect(row('c.mp4')).toHaveFocus())
    })
  },
)

// A ref that is new in each render is taken away and given back. That is no other element, and no reason to render.
test('a ref that is new in each render does not make it render for ever', async () => {
  let renders = 0
  const uploader = createUploader({ endpoint: '/nowhere' })
  const view = (className: string) => (
    <Uploader.Root
      uploader={uploader}
      className={className}
      render={({ ref, ...props }) => {
        renders++
        return <div {...props} ref={(element) => (ref as (element: unknown) => void)(element)} />
      }}
    />
  )
  const { rerender } = render(view('one'))
  rerender(view('two'))
  expect(renders).toBeLessThan(6)
})
