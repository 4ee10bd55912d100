// Whether Escape was the last key. An app's dialog may close by it before a field inside hears of it.

interface EscapeWatch {
  readonly isLast: () => boolean
  readonly end: () => void
}

/** On the window, before all listeners of the document. */
export function watchEscape(page: Document): EscapeWatch {
  const watching = new AbortController()
  let isLast = false
  const onKey = ({ key, isComposing }: KeyboardEvent): void => {
    isLast = key === 'Escape' && !isComposing
  }
  page.defaultView?.addEventListener('keydown', onKey, { capture: true, signal: watching.signal })
  return { isLast: () => isLast, end: () => watching.abort() }
}
