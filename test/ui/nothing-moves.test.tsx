import { act, render } from '@testing-library/react'
import { StreamUploader, type StreamUploaderHandle, type Upload } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { dragOf } from '../../stories/support/drag-of.js'
import * as uploads from '../../stories/support/uploads.js'
import { wearStyles } from '../support/wear.js'

wearStyles()

const others = [uploads.ready(), uploads.uploading(), uploads.queued()]

/** What one upload goes through; what somebody must do may take a second line, and is not among it. */
const journey: readonly Upload[] = [
  uploads.validating(),
  uploads.queued(),
  uploads.requesting(),
  uploads.uploadingFirstBytes(),
  uploads.uploading(),
  uploads.retrying(),
  uploads.resending(),
  uploads.paused('offline'),
  uploads.paused('user'),
  uploads.uploading(),
  uploads.processing({ step: 'queued', percent: null }),
  uploads.processing({ step: 'encoding', percent: 42 }),
  uploads.ready(),
]

/** An uploader whose first upload can be changed. */
function changing(): { uploader: StreamUploaderHandle; become: (next: Upload, isOnline?: boolean) => void } {
  const listeners = new Set<() => void>()
  let current = uploaderWith(others)
  const uploader = {
    ...current,
    getState: () => current.getState(),
    getUpload: (id: string) => current.getUpload(id),
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    subscribeTo: (_: string, listener: () => void) => uploader.subscribe(listener),
  }
  return {
    uploader,
    become(next, isOnline = true) {
      current = uploaderWith([{ ...next, id: 'first' }, ...others], { isOnline })
      for (const listener of listeners) listener()
    },
  }
}

const places = (container: HTMLElement): readonly string[] =>
  Array.from(
    container.querySelectorAll('.stream-uploader-row, .stream-uploader-name, .stream-uploader-list'),
    (element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return `${element.className}: ${[x, y, width, height].map(Math.round).join(' ')}`
    },
  )

// 6 rows that lost their connection were a shift of 0.285.
test.each([390, 900])('no row and no name moves when a status changes, at %i pixels', async (width) => {
  await page.viewport(width, 900)
  const { uploader, become } = changing()
  const { container } = render(<StreamUploader uploader={uploader} />)
  act(() => become(journey[0] as Upload))
  const before = places(container)
  for (const next of journey.slice(1)) {
    act(() => become(next, next.status !== 'paused'))
    expect(places(container), next.status).toEqual(before)
  }
})

// A background that moves is painted in each frame: ten rows took 5 % of the main thread.
test('a bar of unknown length slides without the main thread, and is empty when its length is known', () => {
  const { uploader, become } = changing()
  const { container } = render(<StreamUploader uploader={uploader} />)
  act(() => become(uploads.requesting()))
  const piece = container.querySelector('.stream-uploader-bar > span') as HTMLElement
  const slides = piece.getAnimations({ subtree: true }).filter((each) => each instanceof CSSAnimation)
  const frames = slides.flatMap(({ effect }) => (effect as KeyframeEffect).getKeyframes())
  const ofEachFrame = new Set(['offset', 'computedOffset', 'easing', 'composite'])
  const moved = frames.flatMap(Object.keys).filter((name) => !ofEachFrame.has(name))
  expect(new Set(moved)).toEqual(new Set(['translate']))
  act(() => become(uploads.uploadingFirstBytes()))
  const { transform, translate } = getComputedStyle(piece, '::after')
  const filled = 1 + new DOMMatrix(transform).e / piece.getBoundingClientRect().width
  expect([translate, Math.round(filled * 10)]).toEqual(['none', 0])
})

test.each([390, 900])('nor when files are held over the drop zone, at %i pixels', async (width) => {
  await page.viewport(width, 900)
  const { container } = render(<StreamUploader uploader={uploaderWith(others)} />)
  const before = places(container)
  const zone = container.querySelector('.stream-uploader-dropzone')
  act(() => void zone?.dispatchEvent(dragOf('dragenter', 'video/mp4')))
  expect(zone).toHaveAttribute('data-dragging')
  expect(places(container)).toEqual(before)
})

test('nor when a title is edited', async () => {
  await page.viewport(900, 900)
  const { container } = render(<StreamUploader uploader={uploaderWith(others)} editableTitles />)
  const rows = (): readonly string[] => places(container).filter((place) => place.includes('row'))
  const before = rows()
  const button = container.querySelector<HTMLElement>('.stream-uploader-title button')
  const name = container.querySelector('.stream-uploader-title > span')?.getBoundingClientRect()
  act(() => button?.click())
  const field = container.querySelector('input[type=text]') as HTMLInputElement
  const { paddingLeft, borderLeftWidth } = getComputedStyle(field)
  const text =
    field.getBoundingClientRect().x + Number.parseFloat(paddingLeft) + Number.parseFloat(borderLeftWidth)
  expect(text).toBeCloseTo(name?.x ?? 0, 0)
  expect(rows()).toEqual(before)
})

/** WCAG 2.2, of a colour over another. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance(color: string): number {
  const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D
  context.fillStyle = color
  context.fillRect(0, 0, 1, 1)
  const [r = 0, g = 0, b = 0] = Array.from(context.getImageData(0, 0, 1, 1).data, (value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

test.each(['light', 'dark'])('frames of what can be worked stand out 3 to 1: %s', (scheme) => {
  const { container } = render(
    <div style={{ colorScheme: scheme }}>
      <StreamUploader uploader={uploaderWith([])} link />
      <StreamUploader uploader={uploaderWith([...others, uploads.failedOnTheWay('network')])} />
    </div>,
  )
  const of = (selector: string): CSSStyleDeclaration =>
    getComputedStyle(container.querySelector(selector) as Element)
  const zone = of('.stream-uploader-dropzone')
  expect(contrast(zone.borderTopColor, zone.backgroundColor)).toBeGreaterThanOrEqual(3)
  const field = of('.stream-uploader-link-form input')
  expect(contrast(field.borderTopColor, field.backgroundColor)).toBeGreaterThanOrEqual(3)
  for (const selector of ['.stream-uploader-quiet .stream-uploader-trigger', '[data-wanted]']) {
    const { boxShadow, backgroundColor } = of(selector)
    expect(contrast(boxShadow.replace(/ 0px.*/, ''), backgroundColor), selector).toBeGreaterThanOrEqual(3)
  }
})
