import { afterAll, beforeAll } from 'vitest'
import sheet from '../../src/ui/styles.css?inline'

/** Gives the page of a test file our styles. Files share a page, and the next may look at what has none. */
export function wearStyles(): void {
  const style = document.createElement('style')
  style.textContent = sheet
  beforeAll(() => document.head.append(style))
  afterAll(() => style.remove())
}
