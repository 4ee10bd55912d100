import type { BrowserContext, Page } from 'playwright'
import type { StreamEmulatorOptions } from 'react-stream-uploader/emulator'
import { expect, inject, onTestFinished } from 'vitest'
import type { PageOptions, StatusEvent } from '../support/page-app/host-page.js'
import { type PageServer, startPageServer } from '../support/page-server.js'
import { visit, visitAlone } from './browser.js'
import { type Row, rowOf } from './row.js'
import { watch } from './watch.js'

interface Tab {
  readonly page: Page
  readonly row: (name: string) => Row
  /** Chooses files as the file dialog does. */
  readonly choose: (...paths: string[]) => Promise<void>
  /** What the host's `onStatusChange` heard of a file. */
  readonly events: (name: string) => Promise<readonly StatusEvent[]>
}

export interface OpenPage extends Tab {
  readonly context: BrowserContext
  readonly server: PageServer
  readonly emulator: PageServer['emulator']
  /** Opens the page once more, in the same browser. */
  readonly openTab: (page?: PageOptions) => Promise<Tab>
}

export interface OpenPageOptions {
  readonly page?: PageOptions | undefined
  readonly emulator?: StreamEmulatorOptions | undefined
  /**
   * React warns in development alone.
   * @default 'development'
   */
  readonly build?: 'production' | 'development' | undefined
  /**
   * Leave the page the file dialog that gives handles. Playwright can answer only that of an input.
   * @default false
   */
  readonly filePicker?: boolean | undefined
  /** Flags of a Chromium of its own. */
  readonly browserFlags?: readonly string[] | undefined
  /** Error codes that the console explains to developers: each must be explained, and nothing else be printed. */
  readonly advises?: readonly string[] | undefined
  /**
   * Before the page loads: what is answered in the endpoint's place, a clock, and the like. Such a test has a
   * browser context of its own, as a clock stays with the context.
   */
  readonly before?: ((page: Page, server: PageServer) => Promise<void> | void) | undefined
}

/** Stream is as quick as it gets, unless a test is about encoding. */
const atOnce = { queuedMs: 0, playableMs: 0, completeMs: 0 }

/**
 * Opens a host app's page in a browser, with servers of its own. At the end of the test the page must have
 * left no uncaught error, no complaint on the console, and no upload URL or token where somebody could read
 * it.
 */
export async function openPage(options: OpenPageOptions = {}): Promise<OpenPage> {
  const directory = inject('pages')[options.build ?? 'development']
  const server = await startPageServer(directory, { encoding: atOnce, ...options.emulator })
  onTestFinished(server.close)
  const flags = options.browserFlags ?? []
  const { context, end } = await (options.before === undefined
    ? visit(flags, new URL(server.url()).origin)
    : visitAlone(flags))
  onTestFinished(end)
  const tab = await openTab(context, server, options)
  return {
    ...tab,
    context,
    server,
    emulator: server.emulator,
    openTab: (page = options.page) => openTab(context, server, { ...options, page }),
  }
}

/** Another page of the same person's: it shares with the others what the browser keeps. */
async function openTab(context: BrowserContext, server: PageServer, options: OpenPageOptions): Promise<Tab> {
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const findings = await watch(page)
  const advice = (options.advises ?? []).map((code) => `Console error: [react-stream-uploader] ${code}: `)
  onTestFinished(() => {
    expect(findings.filter((finding) => !advice.some((start) => finding.startsWith(start)))).toEqual([])
    expect(advice.filter((start) => !findings.some((finding) => finding.startsWith(start)))).toEqual([])
  })
  if (options.filePicker !== true) {
    await page.addInitScript(() => Reflect.deleteProperty(window, 'showOpenFilePicker'))
  }
  await options.before?.(page, server)
  await page.goto(server.url(options.page))
  await page.getByRole('button', { name: /^(Choose|Add) (a video|videos)$/ }).waitFor()
  return {
    page,
    row: (name) => rowOf(page, name),
    choose: (...paths) => page.locator('input[type=file]').setInputFiles(paths),
    events: (name) =>
      page.evaluate((file) => window.hostPage.events.filter((event) => event.name === file), name),
  }
}
