import { render } from '@testing-library/react'
import { StreamUploader } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { All } from '../../stories/row-states.stories.js'
import { wearStyles } from '../support/wear.js'

wearStyles()

/** CSS pixels: 2.5.5 of WCAG, the enhanced one. */
const ENOUGH = 44

afterEach(() => {
  document.documentElement.style.fontSize = ''
})

test.for([
  { width: 1280, rootFontSize: '16px' },
  { width: 320, rootFontSize: '16px' },
  // Many apps, and the pages around stories, have a smaller one: what takes a finger must not shrink with it.
  { width: 1280, rootFontSize: '14px' },
  { width: 320, rootFontSize: '10px' },
])(
  'every control of every row takes a finger, $width wide at $rootFontSize',
  async ({ width, rootFontSize }) => {
    await page.viewport(width, 800)
    document.documentElement.style.fontSize = rootFontSize
    const rows = All.args?.rows ?? []
    const { container } = render(
      <StreamUploader uploader={uploaderWith(rows)} link folder camera editableTitles />,
    )
    const controls = Array.from(container.querySelectorAll<HTMLElement>('button, input:not([hidden])'))
    expect(controls.length).toBeGreaterThan(rows.length)
    const tooSmall = controls
      .filter((control) => control.checkVisibility())
      .map((control) => ({
        name: control.ariaLabel ?? control.textContent,
        box: control.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width < ENOUGH || box.height < ENOUGH)
      .map(({ name, box }) => `${name}: ${box.width} × ${box.height}`)
    expect(tooSmall).toEqual([])
  },
)
