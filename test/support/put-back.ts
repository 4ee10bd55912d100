import { afterEach, vi } from 'vitest'

// Files share a thread, and which one comes next differs from run to run: a `document` left behind made it a page.
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})
