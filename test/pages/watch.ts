import type { ConsoleMessage, Page } from 'playwright'
import { apiToken } from '../support/page-server.js'

/** What the browser itself writes about a request that failed; no page can keep it from doing so. */
const ofTheBrowser = [/^Failed to load resource:/, /has been blocked by CORS policy/]

/**
 * Upload URLs, tus or basic, and the API token. A picture's address has the video's id too, but more after
 * it.
 */
const secret = new RegExp(`${apiToken}|tusv2|/tus/|:\\d+/[0-9a-f]{32}(?![0-9a-f/])`)

declare global {
  interface Window {
    noteSecret(html: string): void
  }
}

/**
 * Looks over a page's shoulder: exceptions, complaints on the console, and secrets where somebody could
 * read them.
 * @returns everything that should not have happened, in words; it grows
 */
export async function watch(page: Page): Promise<readonly string[]> {
  const findings: string[] = []
  page.on('pageerror', (error) => findings.push(`Uncaught: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    if (isComplaint(message)) findings.push(`Console ${message.type()}: ${message.text()}`)
    if (isOfPage(message) && secret.test(message.text())) findings.push(`Secret: ${message.text()}`)
  })
  await page.exposeFunction('noteSecret', (html: string) => findings.push(`Secret: ${html}`))
  // After each change, as an upload URL would be on the page only while the upload runs.
  await page.addInitScript((source) => {
    const pattern = new RegExp(source)
    const check = (): void => {
      const html = document.documentElement.outerHTML
      if (pattern.test(html)) window.noteSecret(html)
    }
    new MutationObserver(check).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    })
  }, secret.source)
  return findings
}

function isComplaint(message: ConsoleMessage): boolean {
  if (message.type() !== 'error' && message.type() !== 'warning') return false
  return isOfPage(message) || !ofTheBrowser.some((pattern) => pattern.test(message.text()))
}

/** The browser's own messages have no arguments. */
function isOfPage(message: ConsoleMessage): boolean {
  return message.args().length > 0
}
