import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Visitor } from './visitor.js'
import { type WebDriver, WebDriverFailure, webDriver } from './webdriver.js'

/** What WebDriver calls an element in its answers. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf'
const enter = '\uE007'
const escape = '\uE00C'

interface Session {
  readonly version: string
  readonly driver: WebDriver
}

let started: Promise<Session> | undefined
let visits = 0

/** A session takes seconds to start, so tests share one. Each test has an origin of its own, and storage with it. */
async function startSession(path: string): Promise<Session> {
  const port = await freePort()
  await once(
    fork(fileURLToPath(new URL('webkit-process.mjs', import.meta.url)), [path, String(port)]),
    'message',
  )
  const { call } = webDriver(`http://127.0.0.1:${port}`)
  // The tests answer the questions before leaving.
  const capabilities = { alwaysMatch: { unhandledPromptBehavior: 'ignore' } }
  const session = (await call('POST', '/session', { capabilities })) as {
    readonly sessionId: string
    readonly capabilities: { readonly browserVersion: string }
  }
  return {
    version: session.capabilities.browserVersion,
    driver: {
      call: (method, command, body) => call(method, `/session/${session.sessionId}${command}`, body),
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** Waits for a page that is being replaced. */
async function until<T>(
  attempt: () => Promise<T>,
  isOver: (thrown: unknown) => boolean = () => false,
): Promise<T> {
  for (let left = 200; ; left -= 1) {
    try {
      return await attempt()
    } catch (thrown) {
      if (left === 0 || isOver(thrown)) throw thrown
      await pause(50)
    }
  }
}

export async function webKitVisitor(path: string): Promise<Visitor> {
  started ??= startSession(path)
  const { version, driver } = await started
  const { call } = driver

  /**
   * Waits until another document is there than the one in which `navigate` ran, and says yes to the question before leaving. The
   * driver's own commands for it wait for the answer that they keep it from getting.
   */
  async function leave(navigate: () => Promise<unknown>): Promise<void> {
    visits += 1
    await evaluate((visit) => Reflect.set(window, 'visit', visit), visits)
    await navigate()
    await until(async () => {
      await call('POST', '/alert/accept').catch(() => {})
      const isThere = await evaluate(
        (visit) => Reflect.get(window, 'visit') !== visit && document.readyState === 'complete',
        visits,
      )
      if (!isThere) throw new Error('The page has not been left.')
    })
  }

  const find = async (selector: string): Promise<string> => {
    const element = await call('POST', '/element', { using: 'css selector', value: selector })
    return (element as Record<string, string>)[elementKey] ?? ''
  }

  async function evaluate<T, A extends readonly unknown[]>(
    run: (...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T> {
    const script = `
      const [given, done] = arguments
      Promise.resolve()
        .then(() => (${String(run)})(...given))
        .then((value) => done({ value }), (thrown) => done({ thrown: String(thrown) }))`
    const answer = (await call('POST', '/execute/async', { script, args: [args] })) as {
      readonly value: T
      readonly thrown?: string
    }
    if (answer.thrown !== undefined) throw new Error(answer.thrown)
    return answer.value
  }

  /** Presses twice at the centre of the element. */
  async function twice(selector: string, pointerType: 'mouse' | 'touch'): Promise<void> {
    const origin = { [elementKey]: await find(selector) }
    const press = [
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]
    const rest = { type: 'pause', duration: 60 }
    const actions = [{ type: 'pointerMove', origin, x: 0, y: 0 }, ...press, rest, ...press]
    const pointer = { type: 'pointer', id: pointerType, parameters: { pointerType }, actions }
    await call('POST', '/actions', { actions: [pointer] })
  }

  async function keys(text: string): Promise<void> {
    const actions = Array.from(text).flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ])
    await call('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] })
  }

  return {
    version,
    goTo: (url) => leave(() => evaluate((to) => void setTimeout(() => location.assign(to)), url)),
    reload: () => leave(() => evaluate(() => void setTimeout(() => location.reload()))),
    back: () => leave(() => evaluate(() => void setTimeout(() => history.back()))),
    click: async (selector) => void (await call('POST', `/element/${await find(selector)}/click`)),
    doubleClick: (selector) => twice(selector, 'mouse'),
    doubleTap: (selector) => twice(selector, 'touch'),
    follow: async (selector) => {
      const id = await find(selector)
      await leave(() => call('POST', `/element/${id}/click`))
    },
    type: (text) => keys(text.replaceAll('\n', enter)),
    escape: () => keys(escape),
    choose: async (selector, paths) =>
      void (await call('POST', `/element/${await find(selector)}/value`, { text: paths.join('\n') })),
    // While one document replaces another there is none to run it in.
    evaluate: (run, ...args) =>
      until(
        () => evaluate(run, ...args),
        (thrown) => !(thrown instanceof WebDriverFailure),
      ),
    // WebDriver cannot say it, so the page is told what the browser would tell it, and `fetch` reaches nothing: the
    // uploader asks its endpoint whether that is true.
    setOffline: (isOffline) =>
      evaluate((off) => {
        Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => !off })
        const online: unknown = Reflect.get(globalThis, 'fetchOnline') ?? globalThis.fetch
        const fetch = off ? () => Promise.reject(new TypeError('Load failed')) : online
        Object.assign(globalThis, { fetchOnline: online, fetch })
        dispatchEvent(new Event(off ? 'offline' : 'online'))
      }, isOffline),
    close: () => leave(() => evaluate(() => void setTimeout(() => location.assign('about:blank')))),
  }
}
