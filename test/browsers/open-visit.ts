import { setTimeout as pause } from 'node:timers/promises'
import type { StreamEmulatorOptions } from 'react-stream-uploader/emulator'
import { createStreamHandler } from 'react-stream-uploader/server'
import { expect, inject, onTestFinished, TestRunner } from 'vitest'
import type { EngineName } from '../../scripts/engines.mjs'
import { findEngines } from '../../scripts/engines.mjs'
import type { PageOptions } from '../support/page-app/host-page.js'
import { apiToken, type PageServer, startPageServer } from '../support/page-server.js'
import { type Line, openLine } from './line.js'
import { listenToPage } from './page-scripts.js'
import { playwrightVisitor, type VisitorOptions } from './playwright-visitor.js'
import { type Row, rowsOf } from './rows.js'
import type { Visitor } from './visitor.js'
import { webKitVisitor } from './webkit-visitor.js'

declare module 'vitest' {
  interface ProvidedContext {
    readonly engine: EngineName
  }

  interface TaskMeta {
    /** What an engine does in its own way, for the table of `docs/browsers.md`. */
    note?: string
    engineVersion?: string
  }
}

export interface Visit {
  readonly visitor: Visitor
  readonly server: PageServer
  readonly emulator: PageServer['emulator']
  /** Between the browser and the upload server. */
  readonly line: Line
  readonly row: (name: string) => Row
  /** Chooses files in the uploader's input, as the file dialog does. */
  readonly choose: (...paths: string[]) => Promise<void>
  /** Presses a button or a link, by what a screen reader calls it. */
  readonly press: (name: string) => Promise<void>
  /** Presses twice where the button is, as fast as a double click. */
  readonly pressTwice: (name: string, by: 'mouse' | 'touch') => Promise<void>
  /** Puts the keyboard's focus on a button. */
  readonly focus: (name: string) => Promise<void>
  /** Presses a link to another page, and leaves the uploader's if it asks. */
  readonly follow: (name: string) => Promise<void>
  /** Refuses creations with this status, until the function that it returns is called. */
  readonly refuse: (status: number) => () => void
  /** Lets the endpoint answer nothing, until the function that it returns is called. */
  readonly hold: () => () => void
  /** Waits until the uploader is there. */
  readonly arrived: () => Promise<void>
}

export interface VisitOptions {
  readonly page?: PageOptions | undefined
  readonly emulator?: StreamEmulatorOptions | undefined
  /** Requests for files of the page whose path matches find no connection, until `server.cutFiles(null)`. */
  readonly cutFiles?: RegExp | undefined
  /** The browser has a touch screen. */
  readonly hasTouch?: boolean | undefined
  /** A browser with a profile, as people have it: in Chromium only these open connections ahead. */
  readonly hasProfile?: boolean | undefined
  /** The page says where upload URLs point. */
  readonly saysOrigin?: boolean | undefined
  /** Runs in the page before its own scripts. */
  readonly before?: (() => void) | undefined
}

/** Milliseconds: longer than a page that is left without going counts as leaving. */
const SLOW = 6000

/** Stream is as quick as it gets. */
const atOnce = { queuedMs: 0, playableMs: 0, completeMs: 0 }

const engine: EngineName = inject('engine')

async function openVisitor(options: VisitorOptions): Promise<Visitor> {
  const { path } = findEngines().find(({ name }) => name === engine) ?? { path: null }
  if (path === null) throw new Error(`There is no ${engine} here: npm run test:browsers leaves it out.`)
  return engine === 'webkit' ? webKitVisitor(path) : playwrightVisitor(engine, path, options)
}

/**
 * Opens a host's page in the engine of this project, with servers of its own and a line that can be cut. At the end the page must
 * have thrown nothing and complained of nothing.
 */
export async function openVisit({
  page,
  emulator,
  cutFiles,
  hasTouch = false,
  hasProfile = false,
  saysOrigin = false,
  before,
}: VisitOptions = {}): Promise<Visit> {
  const server = await startPageServer(inject('pages').production, { encoding: atOnce, ...emulator })
  onTestFinished(server.close)
  const line = await openLine(server.emulatorOrigin)
  onTestFinished(line.cut)
  const handler = createStreamHandler({
    accountId: 'a'.repeat(32),
    apiToken,
    // The emulator names upload URLs by the origin at which it is asked.
    apiBaseUrl: `${line.origin}/client/v4`,
    authorize: () => ({ creator: 'somebody' }),
    allowPrivateHosts: true,
  })
  server.intercept(handler)
  server.rewrite(async (document, url) => {
    if (url.searchParams.has('slow')) await pause(SLOW)
    const html = await document.text()
    const scripts = [listenToPage, before].map((script) =>
      script ? `<script>(${String(script)})()</script>` : '',
    )
    const changed = html
      .replace('<head>', `<head>${scripts.join('')}`)
      .replace('<body>', '<body><nav><a href="/about.html">About</a> <a href="/?slow">Slow</a></nav>')
    return new Response(changed, { headers: document.headers })
  })

  server.cutFiles(cutFiles ?? null)

  const visitor = await openVisitor({ hasTouch, hasProfile })
  onTestFinished(visitor.close)
  Object.assign(TestRunner.getCurrentTest()?.meta ?? {}, { engineVersion: visitor.version })
  onTestFinished(async () => expect(await visitor.evaluate(complaints)).toEqual([]))
  async function marked(name: string): Promise<string> {
    await expect.poll(() => visitor.evaluate(mark, name)).toBe(true)
    return '[data-to-press]'
  }
  const press = async (name: string): Promise<void> => visitor.click(await marked(name))
  const pressTwice = async (name: string, by: 'mouse' | 'touch'): Promise<void> => {
    const selector = await marked(name)
    await (by === 'mouse' ? visitor.doubleClick(selector) : visitor.doubleTap(selector))
  }
  const focus = async (name: string): Promise<void> => {
    await visitor.evaluate(
      (target) => document.querySelector<HTMLElement>(target)?.focus(),
      await marked(name),
    )
  }
  const arrived = async (): Promise<void> => {
    await expect.poll(() => visitor.evaluate(hasUploader)).toBe(true)
  }
  await visitor.goTo(server.url({ ...page, ...(saysOrigin && { uploadOrigin: line.origin }) }))
  await arrived()
  return {
    visitor,
    server,
    emulator: server.emulator,
    line,
    ...rowsOf(visitor, press),
    choose: (...paths) => visitor.choose('input[type=file]', paths),
    press,
    pressTwice,
    focus,
    follow: async (name) => visitor.follow(await marked(name)),
    refuse(status) {
      server.intercept(() => new Response(null, { status }))
      return () => server.intercept(handler)
    },
    hold() {
      let release = (): void => {}
      const held = new Promise<void>((resolve) => {
        release = resolve
      })
      server.intercept(async (request) => {
        await held
        return handler(request)
      })
      return release
    },
    arrived,
  }
}

function hasUploader(): boolean {
  return document.querySelector('input[type=file]') !== null
}

function complaints(): readonly string[] {
  return JSON.parse(sessionStorage.getItem('complaints') ?? '[]')
}

/** Marks the button or link of this name for the driver. */
function mark(name: string): boolean {
  for (const marked of document.querySelectorAll('[data-to-press]')) marked.removeAttribute('data-to-press')
  const found = [...document.querySelectorAll('button, a')].find(
    (element) => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim() === name,
  )
  // A command that has just come takes no click.
  if (found === undefined || getComputedStyle(found).pointerEvents === 'none') return false
  found.setAttribute('data-to-press', '')
  return true
}
