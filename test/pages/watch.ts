import type { ConsoleMessage, Page } from 'playwright'
import { apiToken } from '../support/page-server.js'

/** What the browser itself writes about a request that failed; no page can keep it from doing so. */
const ofTheBrowser = [/^Failed to load resource:/, /has been blocked by CORS policy/]

export interface Watch {
  /** Everything that should not have happened on the page so far, in words. */
  findings(): Promise<readonly string[]>
}

/** Looks over a page's shoulder: exceptions, complaints on the console, and secrets where somebody could read them. */
export function watch(page: Page): Watch {
  const findings: string[] = []
  page.on('pageerror', (error) => findings.push(`Uncaught: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    if (isComplaint(message)) findings.push(`Console ${message.type()}: ${message.text()}`)
    if (isOfPage(message) && holdsSecret(message.text())) findings.push(`Secret: ${message.text()}`)
  })
  return {
    async findings() {
      const html = await page.content()
      return holdsSecret(html) ? [...findings, `Secret: ${html}`] : findings
    },
  }
}

function isComplaint(message: ConsoleMessage): boolean {
  if (message.type() !== 'error' && message.type() !== 'warning') return false
  return isOfPage(message) || !ofTheBrowser.some((pattern) => pattern.test(message.text()))
}

/** The browser's own messages have no arguments. */
function isOfPage(message: ConsoleMessage): boolean {
  return message.args().length > 0
}

/** Upload URLs, tus or basic, and the API token. A picture's address has the video's id too, but more after it. */
function holdsSecret(text: string): boolean {
  return text.includes(apiToken) || /tusv2|\/tus\/|:\d+\/[0-9a-f]{32}(?![0-9a-f/])/.test(text)
}
