import { render } from '@testing-library/react'
import { type Messages, StreamUploader, type Upload } from 'react-stream-uploader'
import { ar } from 'react-stream-uploader/locales/ar'
import { de } from 'react-stream-uploader/locales/de'
import { en } from 'react-stream-uploader/locales/en'
import { uploaderWith } from 'react-stream-uploader/testing'
import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { All, LongName } from '../../stories/row-states.stories.js'
import { wearStyles } from '../support/wear.js'

wearStyles()

afterEach(() => {
  document.documentElement.style.fontSize = ''
})

/** So long a name is cut in any layout, and its element's `title` and the buttons' names have all of it. */
const cutAnywhere = LongName.args?.rows ?? []

const everyRow = (All.args?.rows ?? []).filter(({ id }) => cutAnywhere.every((long) => long.id !== id))

/** Boxes that must not lie on each other: of a row, and of the drop zone. */
const boxes =
  '.stream-uploader-name, .stream-uploader-title > span, .stream-uploader-status, .stream-uploader-detail, .stream-uploader-bar, .stream-uploader-actions > *, .stream-uploader-preview'

interface Layout {
  readonly compact?: boolean
  readonly editableTitles?: boolean
  readonly rows: readonly Upload[]
}

async function show(messages: Messages, { rows, ...look }: Layout): Promise<HTMLElement> {
  const rules = { maxFileSize: 2_000_000_000, maxFiles: 5 }
  const { container } = render(
    <>
      {/* Out of sight as well. */}
      <style>{'.stream-uploader-group { content-visibility: visible }'}</style>
      <StreamUploader uploader={uploaderWith(rows, { rules })} messages={messages} {...look} link folder />
    </>,
  )
  await expect.poll(() => container.querySelectorAll('.stream-uploader-row').length).toBe(rows.length)
  return container
}

const boxesOfDropzone =
  '.stream-uploader-emblem, .stream-uploader-invitation, .stream-uploader-hint, .stream-uploader-triggers > *'

const textOf = (element: Element): string =>
  `${element.className} "${element.textContent || element.getAttribute('aria-label')}"`

/** What sticks out of the page to the left or right. */
function outside(container: HTMLElement): readonly string[] {
  return visible(container, '*')
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      return left < -0.5 || right > innerWidth + 0.5
    })
    .map(textOf)
}

/**
 * What does not fit into its own box. The button in a title hangs over, to be as large as a finger needs. In
 * a line the figures for which there is no room are left out, whole; its status is not.
 */
function cut(container: HTMLElement): readonly string[] {
  return visible(container, '*:not(.stream-uploader-title, .stream-uploader-line:not([data-wraps]))')
    .filter(
      ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
        clientWidth > 0 && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1),
    )
    .map(
      (element) =>
        `${textOf(element)}: ${element.scrollWidth} × ${element.scrollHeight} in ${element.clientWidth} × ${element.clientHeight}`,
    )
}

function overlapping(container: HTMLElement): readonly string[] {
  const parts = visible(container, '.stream-uploader-row, .stream-uploader-dropzone')
  return parts.flatMap((part) => {
    const all = visible(part as HTMLElement, `${boxes}, ${boxesOfDropzone}`)
    return all.flatMap((one, index) =>
      all
        .slice(index + 1)
        .filter((other) => overlap(one.getBoundingClientRect(), other.getBoundingClientRect()))
        .map((other) => `${textOf(one)} and ${textOf(other)}`),
    )
  })
}

function overlap(a: DOMRect, b: DOMRect): boolean {
  return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
}

function visible(container: HTMLElement, selector: string): readonly Element[] {
  return Array.from(container.querySelectorAll(selector)).filter(
    (element) => element.checkVisibility() && element.closest('[role=status], svg') === null,
  )
}

describe.each([
  ['on a desktop', 1280, '16px'],
  ['on a tablet', 768, '16px'],
  ['400 % zoom', 320, '16px'],
  ['200 % text', 1280, '32px'],
  ['200 % text on a phone', 390, '32px'],
] as const)('at %s', (_, width, rootFontSize) => {
  test.each(
    [en, de, ar].flatMap((messages) => [
      { name: `${messages.locale}, empty`, messages, rows: [] },
      { name: messages.locale, messages, rows: everyRow },
      { name: `${messages.locale}, titles`, messages, editableTitles: true, rows: everyRow },
      { name: `${messages.locale}, compact`, messages, compact: true, rows: everyRow },
    ]),
  )('nothing is cut, overlaps or sticks out in any state: $name', async ({ messages, ...layout }) => {
    await page.viewport(width, 900)
    document.documentElement.style.fontSize = rootFontSize
    const container = await show(messages, layout)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
    expect(outside(container)).toEqual([])
    expect(cut(container)).toEqual([])
    expect(overlapping(container)).toEqual([])
  })
})

test.each([
  [320, 0.55],
  [390, 0.6],
])('on a phone a title is typed in most of the row, which stays as high: %i pixels', async (width, share) => {
  await page.viewport(width, 900)
  const rows = everyRow.filter(({ status }) => status === 'uploading').slice(0, 1)
  const container = await show(en, { rows, editableTitles: true })
  const row = container.querySelector('.stream-uploader-row') as HTMLElement
  const { height } = row.getBoundingClientRect()
  await userEvent.click(page.getByRole('button', { name: /^Edit title/ }))
  const field = page.getByRole('textbox', { name: /title/i }).element()
  expect(field.clientWidth).toBeGreaterThan(share * row.clientWidth)
  expect(row.getBoundingClientRect().height).toBeCloseTo(height, 0)
  expect(outside(container)).toEqual([])
  expect(overlapping(container)).toEqual([])
})
