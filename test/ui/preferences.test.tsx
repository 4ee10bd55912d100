import { act, cleanup, render, screen, within } from '@testing-library/react'
import { StreamUploader } from 'react-stream-uploader'
import { dragEvent, uploaderWith, videoFile } from 'react-stream-uploader/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import { All } from '../../stories/row-states.stories.js'
import { wearStyles } from '../support/wear.js'

wearStyles()

const rows = All.args?.rows ?? []

async function prefer(
  ...features: readonly { readonly name: string; readonly value: string }[]
): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', { features: [...features] })
}

afterEach(() => prefer())

async function show(): Promise<HTMLElement> {
  const { container } = render(<StreamUploader uploader={uploaderWith(rows)} />)
  await expect.poll(() => screen.getAllByRole('listitem').length).toBe(rows.length)
  return container
}

/** What would move across the page by itself. */
function movements(container: HTMLElement): readonly string[] {
  const properties = Array.from(container.querySelectorAll('*')).flatMap((element) =>
    ['', '::before', '::after'].map((pseudo) => getComputedStyle(element, pseudo)),
  )
  return [
    ...document.getAnimations().map((animation) => `animation of ${animation.id}`),
    ...properties
      .filter(({ transitionProperty }) => /transform|translate|inset|size|all/.test(transitionProperty))
      .filter(({ transitionDuration }) => transitionDuration.split(', ').some((time) => time !== '0s'))
      .map(({ transitionProperty }) => `transition of ${transitionProperty}`),
  ]
}

test('something moves while nobody minds, and nothing where motion is not wanted', async () => {
  expect(movements(await show())).not.toEqual([])
  cleanup()
  await prefer({ name: 'prefers-reduced-motion', value: 'reduce' })
  expect(movements(await show())).toEqual([])
})

describe('with the colours of the system alone', () => {
  beforeEach(() => prefer({ name: 'forced-colors', value: 'active' }))

  test('each row says in words where it is', async () => {
    await show()
    expect(matchMedia('(forced-colors: active)').matches).toBe(true)
    for (const row of screen.getAllByRole('listitem')) {
      expect(row.querySelector('.stream-uploader-status')?.textContent).not.toBe('')
    }
  })

  test('a bar has an edge, and what is done of it stands out', async () => {
    await show()
    for (const bar of screen.getAllByRole('progressbar')) {
      for (const piece of bar.children) {
        const { outlineStyle, backgroundColor } = getComputedStyle(piece)
        expect(outlineStyle).toBe('solid')
        expect(getComputedStyle(piece, '::after').backgroundColor).not.toBe(backgroundColor)
      }
    }
  })

  test('buttons look like buttons, and the focus is seen', async () => {
    const container = await show()
    for (const button of within(container).getAllByRole('button')) {
      const { borderTopStyle, outlineStyle } = getComputedStyle(button)
      expect([borderTopStyle, outlineStyle]).toContain('solid')
    }
    await userEvent.keyboard('{Tab}')
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement as HTMLElement)
    expect(outlineStyle).toBe('solid')
    expect(Number.parseFloat(outlineWidth)).toBeGreaterThanOrEqual(2)
  })

  test('the drop zone says by its line and its words that it takes what is held over it', async () => {
    const container = await show()
    const zone = container.querySelector('.stream-uploader-dropzone') as HTMLElement
    const before = { line: getComputedStyle(zone).borderTopStyle, words: zone.textContent }
    act(() => void zone.dispatchEvent(dragEvent('dragenter', videoFile())))
    expect(getComputedStyle(zone).borderTopStyle).not.toBe(before.line)
    expect(zone.textContent).not.toBe(before.words)
  })
})
