import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

const {
  CHROME_PATH,
  LOCALAPPDATA,
  PATH = '',
  PROGRAMFILES,
  'PROGRAMFILES(X86)': PROGRAMFILES_X86,
} = process.env

const onPath = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'].flatMap((name) =>
  PATH.split(delimiter).map((folder) => join(folder, name)),
)
const onWindows = [PROGRAMFILES, PROGRAMFILES_X86, LOCALAPPDATA]
  .filter((folder) => folder !== undefined)
  .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'))

/** Without the parts that only a window needs, it takes less of the processor. */
const shell = '/usr/bin/chromium-headless-shell'
const places = [
  shell,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  ...onPath,
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...onWindows,
]

/** Path of a Chrome or Chromium on this machine, `CHROME_PATH` before all others; `null` where there is none. */
export function findBrowser() {
  return findIn(places)
}

/** The same of one with all that a window has: what comes without it opens no connections ahead. */
export function findWholeBrowser() {
  return findIn(places.filter((path) => path !== shell))
}

function findIn(paths) {
  // A path that somebody set and that leads nowhere is an error to show, not to pass over.
  if (CHROME_PATH) return CHROME_PATH
  return paths.find((path) => existsSync(path)) ?? downloaded()
}

/** Playwright's own. It is slow to load, and most machines need not ask it. */
function downloaded() {
  const path = createRequire(import.meta.url)('playwright').chromium.executablePath()
  return path !== '' && existsSync(path) ? path : null
}

/** For Playwright's `launch`. Nothing but the page under test is to use the network. */
export function launchOptions(executablePath = findBrowser()) {
  return {
    ...(executablePath !== null && { executablePath }),
    args: [
      // Chromium cannot build its sandbox as root, which is who runs in most containers.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  }
}
