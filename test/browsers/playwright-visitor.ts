import { type Browser, chromium, type Dialog, firefox } from 'playwright'
import { launchOptions } from '../../scripts/browser.mjs'
import type { Visitor } from './visitor.js'

let launched: Promise<Browser> | undefined

/** One browser for all tests of a worker; each test has a context of its own in it. */
function browser(engine: 'chromium' | 'firefox', path: string): Promise<Browser> {
  launched ??=
    engine === 'chromium'
      ? chromium.launch(launchOptions())
      : // Firefox as people install it: Playwright drives its own build of it otherwise.
        firefox.launch({ channel: 'moz-firefox', executablePath: path })
  return launched
}

export async function playwrightVisitor(engine: 'chromium' | 'firefox', path: string): Promise<Visitor> {
  const used = await browser(engine, path)
  const context = await used.newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('dialog', (dialog: Dialog) => void dialog.accept())
  return {
    version: used.version(),
    goTo: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    back: async () => void (await page.goBack()),
    click: (selector) => page.locator(selector).click(),
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
