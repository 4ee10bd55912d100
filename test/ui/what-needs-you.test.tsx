import { act, render, screen, within } from '@testing-library/react'
import { StreamUploader, type StreamUploaderHandle, type Upload, Uploader } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import * as uploads from '../../stories/support/uploads.js'
import { wearStyles } from '../support/wear.js'

wearStyles()

beforeEach(() => page.viewport(900, 600))

const ready = (count: number): readonly Upload[] => Array.from({ length: count }, () => uploads.ready())
const failed = (): Upload => uploads.failedOnTheWay('network')

function show(rows: readonly Upload[]): { uploader: StreamUploaderHandle; container: HTMLElement } {
  const uploader = uploaderWith(rows)
  const { container } = render(<StreamUploader uploader={uploader} />)
  return { uploader, container }
}

const summary = (): Element | null => document.querySelector('.stream-uploader-summary')
/** Figures hold together by a space that does not break. */
const problems = (name: string): HTMLElement =>
  screen.getByRole('button', { name: (text) => text.replaceAll('\u00a0', ' ') === name })
const rows = (): readonly string[] =>
  screen
    .getAllByRole('listitem')
    .flatMap((row) => row.querySelector('.stream-uploader-name')?.textContent ?? [])

describe('the header', () => {
  test('is green only if nothing failed and nothing was refused', () => {
    show([...ready(18), ...uploads.drop(6)])
    expect(summary()).toHaveTextContent('18 videos done')
    expect(summary()).not.toHaveAttribute('data-done')
    expect(problems('6 not added')).toBeVisible()
  })

  test('is green once all is done', () => {
    show(ready(3))
    expect(summary()).toHaveAttribute('data-done')
    expect(screen.queryByRole('button', { name: /added|failed/ })).toBeNull()
  })

  test('counts what failed, what was refused and what needs its file, each by its name', () => {
    show([...ready(2), failed(), failed(), uploads.notReopened('file-missing'), ...uploads.drop(3)])
    expect(problems('2 failed · 3 not added · 1 needs its file')).toBeVisible()
    // Once is enough.
    expect(summary()).not.toHaveTextContent('failed')
  })

  test('says nothing of one row that the row says itself', () => {
    const { container } = show([uploads.uploading()])
    expect(container.querySelector('.stream-uploader-header')).toBeEmptyDOMElement()
  })
})

test('a summary of other parts says it in words', () => {
  render(
    <Uploader.Root uploader={uploaderWith([...ready(1), failed(), ...uploads.drop(4)])}>
      <Uploader.Summary data-testid="sum" />
    </Uploader.Root>,
  )
  expect(screen.getByTestId('sum')).toHaveTextContent(/^1 of 2 videos done · \d+% · 1 failed · 4 not added$/)
})

describe('one press leads to the first that needs somebody', () => {
  test('it is in view and has the focus', async () => {
    show([...ready(20), failed(), ...ready(20), failed()])
    await userEvent.click(problems('2 failed'))
    const first = document.querySelector('[data-stuck]') as HTMLElement
    expect(document.activeElement).toBe(first)
    const { top, bottom } = first.getBoundingClientRect()
    expect(top).toBeGreaterThanOrEqual(0)
    expect(bottom).toBeLessThanOrEqual(600)
  })

  test('also from a segment that does not show it', async () => {
    show([...ready(8), failed()])
    await userEvent.click(screen.getByRole('radio', { name: 'Ready 8' }))
    expect(rows()).toHaveLength(8)
    await userEvent.click(problems('1 failed'))
    await expect.poll(() => document.activeElement).toHaveAttribute('data-stuck')
    expect(rows()).toHaveLength(1)
  })
})

describe('segments', () => {
  const mixed = [...ready(5), failed(), uploads.uploading(), uploads.queued(), ...uploads.drop(2)]
  const choice = (name: string): HTMLElement => screen.getByRole('radio', { name })

  test('there are none in a list that is seen at a glance', () => {
    show(mixed.slice(0, 7))
    expect(screen.queryByRole('radiogroup')).toBeNull()
  })

  test('each says how many it has, and shows them', async () => {
    show(mixed)
    expect(screen.getByRole('radiogroup', { name: 'Show' })).toBeVisible()
    expect(choice('All 10')).toBeChecked()
    for (const [name, count] of [
      ['Under way 2', 2],
      ['Problems 3', 3],
      ['Ready 5', 5],
      ['All 10', 10],
    ] as const) {
      await userEvent.click(choice(name))
      expect(choice(name)).toBeChecked()
      expect(rows()).toHaveLength(count)
    }
  })

  test('the arrow keys go around, past those that have none, and the group is one tab stop', async () => {
    show([...ready(8), failed()])
    act(() => choice('All 9').focus())
    await userEvent.keyboard('{ArrowRight}')
    expect(document.activeElement).toBe(choice('Problems 1'))
    expect(choice('Problems 1')).toBeChecked()
    await userEvent.keyboard('{ArrowRight}{ArrowRight}')
    expect(document.activeElement).toBe(choice('All 9'))
    await userEvent.keyboard('{ArrowLeft}')
    expect(document.activeElement).toBe(choice('Ready 8'))
    await userEvent.keyboard('{Tab}')
    expect(document.activeElement).not.toHaveAttribute('role', 'radio')
  })

  test('from right to left the arrow keys lead where they point', async () => {
    render(<StreamUploader uploader={uploaderWith([...ready(8), failed()])} dir="rtl" />)
    act(() => choice('All 9').focus())
    await userEvent.keyboard('{ArrowLeft}')
    expect(document.activeElement).toBe(choice('Problems 1'))
  })
})

describe('refusals of one drop', () => {
  test('are one row with the reasons, counted, and the names on request', async () => {
    const { uploader } = show([...ready(2), ...uploads.drop(20)])
    const withdraw = vi.spyOn(uploader, 'withdraw')
    const row = screen.getByRole('listitem', { name: '20 files not added' })
    expect(rows()).toHaveLength(3)
    expect(row).toHaveTextContent(/14This type of file isn't accepted here/)
    expect(row).toHaveTextContent(/6This file is larger than 30 GB/)
    expect(within(row).queryByText('Shot list 0.pdf')).toBeNull()
    await userEvent.click(within(row).getByRole('button', { name: /Show the files/ }))
    expect(within(row).getByText('Shot list 0.pdf')).toBeVisible()
    expect(within(row).getByText('Raw take 2.mov')).toBeVisible()
    expect(within(row).getByRole('button', { name: /Hide the files/ })).toHaveAttribute(
      'aria-expanded',
      'true',
    )
    await userEvent.click(within(row).getByRole('button', { name: /Remove/ }))
    expect(withdraw.mock.calls[0]).toHaveLength(20)
  })

  test('go by the keys of the list, as any row', async () => {
    const { uploader } = show([...ready(2), ...uploads.drop(20)])
    const withdraw = vi.spyOn(uploader, 'withdraw')
    screen.getByRole('button', { name: 'Add videos' }).focus()
    const row = screen.getByRole('listitem', { name: '20 files not added' })
    for (
      let stop = 0;
      stop < 8 && !screen.getByRole('list', { name: 'Uploads' }).contains(document.activeElement);
      stop++
    )
      await userEvent.keyboard('{Tab}')
    await userEvent.keyboard('{End}')
    expect(document.activeElement).toBe(row)
    await userEvent.keyboard('{Delete}')
    expect(withdraw.mock.calls[0]).toHaveLength(20)
  })
})

describe('"Clear finished"', () => {
  /** Until the browser has told whoever asked before. */
  const inView = (): Promise<void> =>
    new Promise((resolve) => {
      const observer = new IntersectionObserver(([entry]) => {
        if (entry?.isIntersecting) resolve()
      })
      observer.observe(document.querySelector('[data-stuck]') as Element)
    })
  const clear = (): HTMLElement => screen.getByRole('button', { name: 'Clear finished' })

  test('leaves what was refused and has not been in view, and then leads there', async () => {
    const hidden = uploads.rejected({ code: 'file-empty' }, { name: 'Empty.mov', size: 0 })
    const { uploader } = show([...ready(20), hidden])
    const withdraw = vi.spyOn(uploader, 'withdraw')
    await userEvent.click(clear())
    expect(withdraw.mock.calls[0]).toHaveLength(20)
    expect(withdraw.mock.calls[0]).not.toContain(hidden.id)
    document.querySelector('[data-stuck]')?.scrollIntoView()
    await inView()
    await userEvent.click(clear())
    expect(withdraw.mock.calls[1]).toHaveLength(21)
  })

  test('takes what was seen too', async () => {
    const { uploader } = show([...ready(1), ...uploads.drop(4)])
    const withdraw = vi.spyOn(uploader, 'withdraw')
    await inView()
    await userEvent.click(clear())
    expect(withdraw.mock.calls[0]).toHaveLength(5)
  })
})

describe('when there is room for no more', () => {
  const zone = (container: HTMLElement): Element | null =>
    container.querySelector('.stream-uploader-dropzone')

  test('words take the place of the drop zone', () => {
    const uploader = uploaderWith(ready(2), { rules: { maxFiles: 2 } })
    const { container } = render(<StreamUploader uploader={uploader} />)
    expect(zone(container)).toBeNull()
    expect(container).toHaveTextContent('2 of 2 videos')
  })

  test('what was refused takes no room, and an upload that needs its file can be given it', () => {
    for (const last of [uploads.rejected({ code: 'file-empty' }), uploads.interrupted()]) {
      const uploader = uploaderWith([...ready(1), last], { rules: { maxFiles: 2 } })
      const { container, unmount } = render(<StreamUploader uploader={uploader} />)
      expect(zone(container)).not.toBeNull()
      unmount()
    }
  })
})
