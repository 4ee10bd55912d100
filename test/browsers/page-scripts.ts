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
