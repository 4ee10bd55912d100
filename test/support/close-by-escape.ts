import { cleanup } from '@testing-library/react'
import { onTestFinished } from 'vitest'

/** As a dialog of an app does that listens in the capture phase, and has an uploader in it. */
export function closeByEscape(): void {
  const listening = new AbortController()
  onTestFinished(() => listening.abort())
  const close = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') cleanup()
  }
  document.addEventListener('keydown', close, { capture: true, signal: listening.signal })
}
