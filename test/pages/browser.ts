import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { launchOptions } from '../../scripts/browser.mjs'

interface Visit {
  readonly context: BrowserContext
  /** Closes the pages of this test, and puts back what the context was told. */
  readonly end: () => Promise<void>
}

interface Kept {
  readonly context: BrowserContext
  /** Stays open: a tab in a window that is there costs half of one that needs a new window. */
  readonly blank: Page
}

const launched = new Map<string, Promise<Browser>>()
const kept = new Map<string, Promise<Kept>>()

/**
 * One Chromium for all files of a worker, which ends with it.
 * @param flags makes it another one, which is started with these too
 */
export async function browser(...flags: readonly string[]): Promise<Browser> {
  const key = flags.join(' ')
  const { args, ...options } = launchOptions()
  const started = launched.get(key) ?? chromium.launch({ ...options, args: [...args, ...flags] })
  launched.set(key, started)
  return started
}

async function newContext(flags: readonly string[]): Promise<BrowserContext> {
  return (await browser(...flags)).newContext({ reducedMotion: 'reduce' })
}

async function keep(flags: readonly string[]): Promise<Kept> {
  const context = await newContext(flags)
  return { context, blank: await context.newPage() }
}

/** In a context for one test alone. */
export async function visitAlone(flags: readonly string[]): Promise<Visit> {
  const context = await newContext(flags)
  return { context, end: () => context.close() }
}

/**
 * The context of a worker's browser, which one test after the other visits: a new one would take longer than
 * many a test.
 * @param origin of this test's pages, which has to be another one than that of any test before
 */
export async function visit(flags: readonly string[], origin: string): Promise<Visit> {
  const key = flags.join(' ')
  const started = kept.get(key) ?? keep(flags)
  kept.set(key, started)
  const { context, blank } = await started
  return {
    context,
    async end() {
      await Promise.all(
        context
          .pages()
          .filter((page) => page !== blank)
          .map((page) => page.close()),
      )
      await context.setOffline(false)
      await context.clearPermissions()
      await context.clearCookies()
      // The system may give its port to another test.
      const devtools = await context.newCDPSession(blank)
      await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
      await devtools.detach()
    },
  }
}
