import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findBrowser } from './browser.mjs'

const { FIREFOX_PATH, WEBKIT_DRIVER_PATH, PATH = '' } = process.env

const onPath = (names) => PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))

/** A path that somebody set and that leads nowhere is an error to show, not to pass over. */
const first = (given, places) => given || (places.find((path) => existsSync(path)) ?? null)

/**
 * The browser engines of `npm run test:browsers`: `path` of the program to start, `null` where there is none, and what to do
 * about that. The driver of WebKit brings its own browser.
 */
export function findEngines() {
  return [
    {
      name: 'chromium',
      title: 'Chromium',
      path: findBrowser(),
      remedy: 'install Chrome or Chromium, or set CHROME_PATH',
    },
    {
      name: 'firefox',
      title: 'Firefox',
      path: first(FIREFOX_PATH, [
        ...onPath(['firefox-esr', 'firefox']),
        '/Applications/Firefox.app/Contents/MacOS/firefox',
      ]),
      remedy: 'install Firefox, or set FIREFOX_PATH',
    },
    {
      name: 'webkit',
      title: 'WebKit (WebKitGTK)',
      path: first(WEBKIT_DRIVER_PATH, onPath(['WebKitWebDriver'])),
      remedy:
        'install WebKitWebDriver and Xvfb (Debian and Ubuntu: webkit2gtk-driver, xvfb), or set WEBKIT_DRIVER_PATH',
    },
  ]
}
