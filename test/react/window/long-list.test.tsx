import { render, screen, waitFor } from '@testing-library/react'
import { type ReactElement, useState } from 'react'
import { StreamUploader, type Upload } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import * as uploads from '../../../stories/support/uploads.js'
import { wearStyles } from '../../support/wear.js'

wearStyles()

beforeEach(async () => {
  await page.viewport(900, 700)
  scrollTo(0, 0)
})

const filmsOf = (count: number): Upload[] =>
  Array.from({ length: count }, (_, index) => uploads.ready({ name: `film ${index}.mov` }))

const list = (): HTMLElement => screen.getByRole('list', { name: 'Uploads' })
const rows = (): readonly HTMLElement[] => Array.from(list().querySelectorAll<HTMLElement>('[data-upload]'))
const rowOf = (name: string): HTMLElement | null =>
  list().querySelector(`[data-upload][aria-label="${name}"]`)
const found = async (name: string): Promise<HTMLElement> => {
  await waitFor(() => expect(rowOf(name)).not.toBeNull())
  return rowOf(name) as HTMLElement
}
const isInView = (element: Element): boolean => {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
}

async function showWindow(films: readonly Upload[], props = {}): Promise<void> {
  render(<StreamUploader uploader={uploaderWith(films)} {...props} />)
  await waitFor(() => expect(list()).toHaveAttribute('data-windowed'))
  await waitFor(() => expect(list()).not.toHaveAttribute('aria-busy'))
}

/** Of that height all rows together would be. */
const scrollToShare = (share: number): void => {
  const { top, height } = list().getBoundingClientRect()
  scrollTo(0, scrollY + top + height * share)
}

describe('of hundreds of rows', () => {
  test('those near the view are in the document, wherever that is, and each says which of all it is', async () => {
    await showWindow(filmsOf(400))
    for (const [share, name] of [
      [0, 'film 0.mov'],
      [0.5, 'film 200.mov'],
      [1, 'film 399.mov'],
      [0.25, 'film 100.mov'],
    ] as const) {
      scrollToShare(share)
      const row = await found(name)
      expect(row).toHaveAttribute('aria-posinset', String(Number(name.replace(/\D/g, '')) + 1))
      expect(row).toHaveAttribute('aria-setsize', '400')
      expect(rows().length).toBeLessThan(100)
      expect(rows().some(isInView)).toBe(true)
    }
  })

  test('the page is as high as with all of them, and what is in view stays there', async () => {
    await showWindow(filmsOf(400))
    const height = list().offsetHeight
    expect(height).toBeGreaterThan(400 * rows()[0]!.offsetHeight * 0.99)
    scrollToShare(0.5)
    const row = await found('film 200.mov')
    const before = row.getBoundingClientRect().top
    scrollBy(0, -30)
    await new Promise(requestAnimationFrame)
    expect(Math.abs(row.getBoundingClientRect().top - before - 30)).toBeLessThan(2)
    expect(Math.abs(list().offsetHeight - height)).toBeLessThan(height * 0.01)
  })

  test('the arrow keys go through all of them', async () => {
    await showWindow(filmsOf(400))
    rows()[0]?.focus()
    await userEvent.keyboard('{End}')
    expect(document.activeElement).toBe(rowOf('film 399.mov'))
    await userEvent.keyboard('{Home}')
    expect(document.activeElement).toBe(rowOf('film 0.mov'))
    // Faster than anything is scrolled.
    await userEvent.keyboard('{ArrowDown>40/}')
    expect(document.activeElement).toBe(rowOf('film 40.mov'))
    await waitFor(() => expect(isInView(rowOf('film 40.mov') as Element)).toBe(true))
    expect(rows().length).toBeLessThan(100)
  })

  test('the row with the focus stays, and the Tab key has its one stop there', async () => {
    await showWindow(filmsOf(400))
    const row = await found('film 3.mov')
    row.focus()
    scrollToShare(0.8)
    await found('film 320.mov')
    expect(document.activeElement).toBe(row)
    row.blur()
    scrollToShare(0.6)
    await found('film 240.mov')
    expect(rows().filter(({ tabIndex }) => tabIndex === 0)).toEqual([row])
  })

  test('an open player, and a title that is being typed, stay what they are', async () => {
    await showWindow(filmsOf(400), { editableTitles: true })
    await userEvent.click(screen.getByRole('button', { name: 'Play: film 4.mov' }))
    const player = list().querySelector('iframe')
    await userEvent.click(screen.getByRole('button', { name: 'Edit title: film 1.mov' }))
    const field = screen.getByRole('textbox', { name: /film 1.mov/ })
    await userEvent.keyboard('Harbour')
    scrollToShare(0.8)
    await found('film 320.mov')
    expect(rowOf('film 40.mov')).toBeNull()
    expect(player?.isConnected).toBe(true)
    expect(field).toHaveValue('Harbour')
    expect(field).toHaveFocus()
  })

  test('the button that counts what went wrong leads to a row that was not there', async () => {
    const films = filmsOf(400)
    films[350] = uploads.failedOnTheWay('network', { name: 'film 350.mov' })
    await showWindow(films)
    expect(rowOf('film 350.mov')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: /1.failed/ }))
    expect(document.activeElement).toBe(rowOf('film 350.mov'))
    await waitFor(() => expect(isInView(rowOf('film 350.mov') as Element)).toBe(true))
  })
})

test('two hundred rows are all there; with one more each stays the element it is', async () => {
  const films = filmsOf(201)
  let show: (uploads: readonly Upload[]) => void = () => {}
  function Changing(): ReactElement {
    const [shown, setShown] = useState<readonly Upload[]>(films.slice(0, 200))
    show = setShown
    return <StreamUploader uploader={uploaderWith(shown)} />
  }
  render(<Changing />)
  await waitFor(() => expect(rows()).toHaveLength(200))
  expect(list()).not.toHaveAttribute('data-windowed')
  expect(screen.queryByRole('search')).toBeNull()
  const focused = await found('film 150.mov')
  expect(focused).not.toHaveAttribute('aria-setsize')
  focused.focus()
  show(films)
  await waitFor(() => expect(rows().length).toBeLessThan(100))
  expect(document.activeElement).toBe(focused)
})

describe('the search by name', () => {
  test('shows what has the words in its name, says how many, and all again once it is empty', async () => {
    await showWindow(filmsOf(400))
    const field = await screen.findByRole('searchbox', { name: 'Search by name' })
    await userEvent.fill(field, 'FILM 7')
    await waitFor(() => expect(rows()).toHaveLength(11))
    expect(screen.getByRole('search')).toHaveTextContent('11 of 400')
    expect(rows()[0]).toHaveAttribute('aria-label', 'film 7.mov')
    await userEvent.fill(field, 'no such film')
    await waitFor(() => expect(screen.getByRole('search')).toHaveTextContent('No matches'))
    await userEvent.keyboard('{Escape}')
    await found('film 0.mov')
    expect(field).toHaveValue('')
    expect(field).toHaveFocus()
  })

  test('sends no form around it', async () => {
    const submitted = vi.fn((event: { preventDefault(): void }) => event.preventDefault())
    render(
      <form onSubmit={submitted}>
        <StreamUploader uploader={uploaderWith(filmsOf(300))} />
        <button type="submit">Send</button>
      </form>,
    )
    await userEvent.fill(await screen.findByRole('searchbox'), 'film')
    await userEvent.keyboard('{Enter}')
    expect(submitted).not.toHaveBeenCalled()
    expect([...new FormData(document.querySelector('form') as HTMLFormElement).values()]).toEqual([])
  })
})
