// What runs in pages before their own scripts, as text in their documents: no driver of WebKit has a way for it.

/**
 * Keeps what the page throws, or complains of on the console, also across reloads. Leaves it the file dialog that drivers can
 * answer: that of an input.
 */
export function listenToPage(): void {
  Reflect.deleteProperty(window, 'showOpenFilePicker')
  const keep = (complaint: string): void => {
    const kept = JSON.parse(sessionStorage.getItem('complaints') ?? '[]')
    sessionStorage.setItem('complaints', JSON.stringify([...kept, complaint]))
  }
  // For the test of the Back button: whether this page comes from the back-forward cache.
  addEventListener('pageshow', ({ persisted }) => Reflect.set(window, 'wasKept', persisted))
  addEventListener('error', ({ message }) => keep(`Uncaught: ${message}`))
  addEventListener('unhandledrejection', ({ reason }) => keep(`Unhandled: ${reason}`))
  for (const level of ['error', 'warn'] as const) {
    const write = console[level]
    console[level] = (...words) => {
      keep(`Console ${level}: ${words.join(' ')}`)
      write(...words)
    }
  }
}

/** Counts what a page can forget to give back. */
export function countWhatIsHeld(): void {
  const held = { connections: 0, channels: 0, urls: 0, intervals: 0, observers: 0 }
  Reflect.set(window, 'held', held)

  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = function (...args) {
    const request = open.apply(this, args)
    request.addEventListener('success', () => {
      const database = request.result
      const { close } = database
      let isOpen = true
      held.connections += 1
      database.close = () => {
        if (isOpen) held.connections -= 1
        isOpen = false
        close.call(database)
      }
    })
    return request
  }

  const urls = new Set<string>()
  const { createObjectURL, revokeObjectURL } = URL
  URL.createObjectURL = (object) => {
    const url = createObjectURL.call(URL, object)
    held.urls = urls.add(url).size
    return url
  }
  URL.revokeObjectURL = (url) => {
    urls.delete(url)
    held.urls = urls.size
    revokeObjectURL.call(URL, url)
  }

  const channels = new Set<BroadcastChannel>()
  window.BroadcastChannel = class extends BroadcastChannel {
    constructor(name: string) {
      super(name)
      held.channels = channels.add(this).size
    }
    override close(): void {
      channels.delete(this)
      held.channels = channels.size
      super.close()
    }
  }

  const observers = new Set<MutationObserver>()
  window.MutationObserver = class extends MutationObserver {
    override observe(target: Node, options?: MutationObserverInit): void {
      held.observers = observers.add(this).size
      super.observe(target, options)
    }
    override disconnect(): void {
      observers.delete(this)
      held.observers = observers.size
      super.disconnect()
    }
  }

  const intervals = new Set<number>()
  const { setInterval: begin, clearInterval: end } = window
  Reflect.set(window, 'setInterval', (...args: Parameters<typeof begin>) => {
    const timer = begin(...args)
    held.intervals = intervals.add(timer).size
    return timer
  })
  Reflect.set(window, 'clearInterval', (timer: number) => {
    intervals.delete(timer)
    held.intervals = intervals.size
    end(timer)
  })

  for (const [name, target] of Object.entries({ window, document })) {
    const { addEventListener, removeEventListener } = target
    const known = new Map<string, Set<unknown>>()
    const keyOf = (type: string, options: unknown): string =>
      `${name} ${type} ${typeof options === 'object' ? (Reflect.get(options ?? {}, 'capture') ?? false) : Boolean(options)}`
    const drop = (key: string, listener: unknown): void => {
      known.get(key)?.delete(listener)
      Reflect.set(held, key, known.get(key)?.size ?? 0)
    }
    const add: EventTarget['addEventListener'] = (type, listener, options) => {
      const key = keyOf(type, options)
      known.set(key, (known.get(key) ?? new Set()).add(listener))
      Reflect.set(held, key, known.get(key)?.size ?? 0)
      if (typeof options === 'object') options.signal?.addEventListener('abort', () => drop(key, listener))
      addEventListener.call(target, type, listener as EventListener, options)
    }
    const remove: EventTarget['removeEventListener'] = (type, listener, options) => {
      drop(keyOf(type, options), listener)
      removeEventListener.call(target, type, listener as EventListener, options)
    }
    Object.assign(target, { addEventListener: add, removeEventListener: remove })
  }
}

/** What is held now, by kind; listeners of the window and the document by their events. */
export async function readWhatIsHeld(): Promise<Readonly<Record<string, number>>> {
  const { held = [], pending = [] } = await navigator.locks.query()
  return { ...Reflect.get(window, 'held'), locks: held.length + pending.length }
}
