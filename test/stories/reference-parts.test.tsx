import { render, waitFor } from '@testing-library/react'
import { en } from 'react-stream-uploader'
import { afterEach, expect, test, vi } from 'vitest'
import { PartBench } from '../../stories/reference/part-bench.js'
import { type PartName, partScenes } from '../../stories/reference/part-scenes.js'
import * as pages from '../../stories/reference/parts.stories.js'
import { partAttributes, passingAttributes } from '../support/part-attributes.js'
import { outsideAddresses } from './outside-addresses.js'

afterEach(() => vi.restoreAllMocks())

test('every part has a page', () => {
  const named = Object.values(pages).flatMap(({ args }) => args?.part ?? [])
  expect(named.toSorted()).toEqual(Object.keys(partScenes).toSorted())
})

/** What no scene of a part alone has. "Uploader/Forms" and "Uploader/Overview" show it. */
const elsewhere = new Set(['Root data-holding', 'List data-windowed', 'ItemMove data-dragging'])

test.each(Object.keys(partScenes) as PartName[])(
  '%s: each attribute and variable has a state',
  async (part) => {
    vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    const { container } = render(
      Object.keys(partScenes[part]).map((state) => (
        <PartBench key={state} part={part} state={state} messages={en} dir={undefined} />
      )),
    )
    const shown = (): readonly string[] =>
      Array.from(container.querySelectorAll('tr[data-set] th'), (cell) => cell.textContent ?? '')
    const documented = Object.keys(partAttributes[part] ?? {})
      .filter((name) => !passingAttributes.includes(name) && !elsewhere.has(`${part} ${name}`))
      .toSorted()
    await waitFor(() => expect([...new Set(shown())].toSorted()).toEqual(documented))
    expect(outsideAddresses()).toEqual([])
  },
)
