import { cleanup, render, screen } from '@testing-library/react'
import type { CSSProperties, ReactElement } from 'react'
import { StreamUploader } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { page } from 'vitest/browser'
import sheet from '../../src/ui/styles.css?raw'
import { failedOnTheWay, processing, ready, uploading } from '../../stories/support/uploads.js'
import hostile from './hostile.css?raw'

beforeEach(() => page.viewport(1000, 900))

test('nothing of ours reaches an element of the host', () => {
  const host = document.body.appendChild(document.createElement('main'))
  onTestFinished(() => host.remove())
  host.className = 'container card row list button'
  host.innerHTML = `<h1>A</h1><p>b <a href="#">c</a></p><ul><li>d</li></ul><form><label>e <input></label><button>f</button>
    <input type="file"><select><option>g</option></select><textarea></textarea></form><svg viewBox="0 0 1 1"><path d="M0 0h1"/></svg>
    <table><tr><td>h</td></tr></table><img alt="i"><dialog open>j</dialog><progress></progress><iframe title="k"></iframe>`
  const before = stylesIn(document.documentElement)
  attach(sheet)
  expect(before.size).toBeGreaterThan(1000)
  expect(differences(before, stylesIn(document.documentElement))).toEqual([])
})

test('every name that a sheet puts into the page is ours', () => {
  const names = Array.from(
    sheet.matchAll(/@keyframes ([\w-]+)|container: ([\w-]+)|@layer ([\w-]+)/g),
    (match) => match.slice(1).find(Boolean),
  )
  expect(names.length).toBeGreaterThanOrEqual(3)
  for (const name of names) expect(name).toMatch(/^stream-uploader/)
})

test('in a form that is not sent yet nobody reads that the page can be left', () => {
  attach(sheet)
  const encoding = (): ReactElement => (
    <StreamUploader uploader={uploaderWith([processing({ step: 'encoding', percent: 42 })])} />
  )
  render(encoding())
  expect(screen.getByText(/You can leave this page/)).toBeVisible()
  cleanup()
  render(<form>{encoding()}</form>)
  expect(screen.getByText(/You can leave this page/)).not.toBeVisible()
})

test.each(['ltr', 'rtl'])(
  "a host's rules for elements, in an earlier layer, change nothing of ours: %s",
  (dir) => {
    const place = { dir: dir as 'ltr' | 'rtl' }
    attach(sheet)
    const alone = show(place)
    const before = stylesIn(alone.root)
    alone.unmount()
    detachAll()

    attach('@layer host, stream-uploader;')
    attach(`@layer host { ${hostile} }`)
    attach(sheet)
    expect(getComputedStyle(document.body).textTransform).toBe('uppercase')
    expect(differences(before, stylesIn(show(place).root))).toEqual([])
  },
)

test('what a host says of our classes, in a later layer or in none, is what counts', () => {
  attach(
    `${sheet} @layer later { .stream-uploader-trigger { border-radius: 3px } } button { letter-spacing: 2px }`,
  )
  show({})
  const trigger = getComputedStyle(screen.getByRole('button', { name: 'Add videos' }))
  expect(trigger.borderRadius).toBe('3px')
  expect(trigger.letterSpacing).toBe('2px')
})

test('the same rules outside of every layer win: what is not to be seen stays unseen, and the bar fills', () => {
  attach(sheet)
  attach(hostile)
  const { root } = show({})
  expect(getComputedStyle(screen.getByRole('button', { name: 'Add videos' })).textTransform).toBe('uppercase')
  expect(root.querySelector('input[type=file]')?.checkVisibility()).toBe(false)
  expect(screen.getByRole('status').offsetHeight).toBe(1)
  const [bar] = screen.getAllByRole('progressbar')
  const { transform, width } = getComputedStyle(bar?.firstElementChild as Element, '::before')
  expect(1 + new DOMMatrix(transform).e / Number.parseFloat(width)).toBeCloseTo(173 / 412)
})

const uploads = [uploading(), failedOnTheWay('network'), ready()]

function show({ dir }: { readonly dir?: 'ltr' | 'rtl' }) {
  const { container, unmount } = render(
    <StreamUploader
      uploader={uploaderWith(uploads)}
      link
      dir={dir}
      style={{ position: 'relative', inlineSize: 640 }}
    />,
  )
  return { root: container.firstElementChild as HTMLElement, unmount }
}

const attached: HTMLStyleElement[] = []

function attach(css: string): void {
  const style = document.head.appendChild(document.createElement('style'))
  style.textContent = css
  attached.push(style)
  onTestFinished(detachAll)
}

function detachAll(): void {
  for (const style of attached.splice(0)) style.remove()
}

type Styles = ReadonlyMap<string, string>

/** Every computed property of everything in an element, and of what is drawn before and after it; an icon's shapes are not looked at. */
function stylesIn(root: Element): Styles {
  const styles = new Map<string, string>()
  for (const [index, element] of [...root.querySelectorAll('*:not(svg *, head, head *)')].entries()) {
    for (const pseudo of ['', '::before', '::after']) {
      const style = getComputedStyle(element, pseudo || null)
      const place = `${index} ${element.tagName}.${element.getAttribute('class')}${pseudo}`
      for (const name of style) styles.set(`${place} ${name}`, style.getPropertyValue(name))
    }
  }
  return styles
}

function differences(before: Styles, after: Styles): readonly string[] {
  return [...before].flatMap(([place, value]) =>
    after.get(place) === value ? [] : [`${place}: ${value} → ${after.get(place)}`],
  )
}

const hosts: readonly (readonly [string, CSSProperties])[] = [
  ['block', {}],
  ['flexible row', { display: 'flex' }],
  ['flexible row, centred', { display: 'flex', placeItems: 'center', justifyContent: 'center' }],
  ['flexible column, centred', { display: 'flex', flexDirection: 'column', alignItems: 'center' }],
  ['grid, centred', { display: 'grid', placeItems: 'center' }],
  ['inline block', { display: 'inline-block' }],
  ['float', { float: 'left' }],
  ['out of the flow, as dialogs are', { position: 'absolute', inlineSize: 'fit-content' }],
]

// Containment by size lets a host that goes by its content give no room at all.
test.each(hosts)('there is room in any host: %s', async (_, style) => {
  attach(sheet)
  const { container } = render(
    <div style={style}>
      <StreamUploader uploader={uploaderWith([uploading()])} />
    </div>,
  )
  const root = container.querySelector('.stream-uploader') as HTMLElement
  expect(root.offsetWidth).toBeGreaterThan(500)
  await page.viewport(320, 900)
  expect(root.offsetWidth).toBeGreaterThan(230)
  expect(document.documentElement.scrollWidth).toBe(320)
})
