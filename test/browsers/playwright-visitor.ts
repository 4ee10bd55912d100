import { type Browser, type BrowserContext, chromium, type Dialog, firefox } from 'playwright'
import { findWholeBrowser, launchOptions } from '../../scripts/browser.mjs'
import type { Visitor } from './visitor.js'

/** Programs that drive Firefox turn off what people have: connections that are opened ahead. */
const firefoxUserPrefs = { 'network.http.speculative-parallel-limit': 6 }

let launched: Promise<Browser> | undefined

/** One browser for all tests of a worker; each test has a context of its own in it. */
function browser(engine: 'chromium' | 'firefox', path: string): Promise<Browser> {
  launched ??=
    engine === 'chromium'
      ? chromium.launch(launchOptions())
      : // Firefox as people install it: Playwright drives its own build of it otherwise.
        firefox.launch({ channel: 'moz-firefox', executablePath: path, firefoxUserPrefs })
  return launched
}

export interface VisitorOptions {
  readonly hasTouch: boolean
  readonly hasProfile: boolean
}

async function openContext(
  engine: 'chromium' | 'firefox',
  path: string,
  { hasTouch, hasProfile }: VisitorOptions,
): Promise<BrowserContext> {
  const conditions = { reducedMotion: 'reduce', hasTouch } as const
  // Firefox is the same without one.
  if (engine === 'firefox' || !hasProfile) return (await browser(engine, path)).newContext(conditions)
  // Without a name the profile is a temporary one.
  return chromium.launchPersistentContext('', { ...launchOptions(findWholeBrowser()), ...conditions })
}

export async function playwrightVisitor(
  engine: 'chromium' | 'firefox',
  path: string,
  options: VisitorOptions,
): Promise<Visitor> {
  const context = await openContext(engine, path, options)
  const page = await context.newPage()
  /** Its centre, once it takes clicks. */
  async function placeOf(selector: string): Promise<readonly [number, number]> {
    const element = page.locator(selector)
    await element.click({ trial: true })
    const { x = 0, y = 0, width = 0, height = 0 } = (await element.boundingBox()) ?? {}
    return [x + width / 2, y + height / 2]
  }
  page.setDefaultTimeout(20_000)
  page.on('dialog', (dialog: Dialog) => void dialog.accept())
  return {
    version: context.browser()?.version() ?? '',
    goTo: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    back: async () => void (await page.goBack()),
    click: (selector) => page.locator(selector).click(),
    doubleClick: async (selector) => page.mouse.dblclick(...(await placeOf(selector))),
    async doubleTap(selector) {
      const place = await placeOf(selector)
      if (engine === 'chromium') {
        await page.touchscreen.tap(...place)
        await page.touchscreen.tap(...place)
      } else {
        await page.evaluate(tapTwice, place)
      }
    },
    async follow(selector) {
      const url = page.url()
      await page.locator(selector).click()
      await page.waitForURL((next) => next.href !== url)
    },
    type: (text) => page.keyboard.type(text),
    escape: () => page.keyboard.press('Escape'),
    choose: (selector, paths) => page.locator(selector).setInputFiles([...paths]),
    evaluate: (run, ...args) => page.evaluate(`(${String(run)})(...${JSON.stringify(args)})`),
    setOffline: (isOffline) => context.setOffline(isOffline),
    close: () => context.close(),
  }
}

/** Firefox takes no taps from a program, so the page gets the clicks that two of them make. */
function tapTwice([clientX, clientY]: readonly [number, number]): void {
  for (const wait of [0, 60]) {
    setTimeout(() => {
      const init = { bubbles: true, cancelable: true, detail: 1, clientX, clientY }
      document.elementFromPoint(clientX, clientY)?.dispatchEvent(new MouseEvent('click', init))
    }, wait)
  }
}
