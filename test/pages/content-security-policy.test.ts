import type { Page } from 'playwright'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { StreamUploader } from 'react-stream-uploader'
import { expect, test } from 'vitest'
import type { PageServer } from '../support/page-server.js'
import { MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'

declare global {
  interface Window {
    violations: string[]
  }
}

/** What docs/csp.md tells apps to write, with the emulator in Stream's place. */
const policyFor = (stream: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ${stream}`,
    `img-src 'self' data: blob: ${stream}`,
    'media-src blob:',
    `frame-src ${stream}`,
    "require-trusted-types-for 'script'",
  ].join('; ')

/** Serves the page with this policy, and the uploader in it as a server renders it. */
async function serveStrictly(page: Page, server: PageServer): Promise<void> {
  await page.addInitScript(() => {
    window.violations = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      window.violations.push(`${effectiveDirective} ${blockedURI} ${sample}`),
    )
  })
  const uploader = renderToString(createElement(StreamUploader, { endpoint: '/api/stream', link: true }))
  server.rewrite(async (document) => {
    const html = (await document.text()).replace('<div id="root">', `$&${uploader}`)
    const headers = new Headers(document.headers)
    headers.set('content-security-policy', policyFor(server.emulatorOrigin))
    return new Response(html, { headers })
  })
}

test.for(['production', 'development'] as const)(
  'a policy without unsafe-inline refuses nothing: %s build, rendered on a server, from the file to the player',
  async (build) => {
    const file = await videoFile('film.mp4', 32 * MiB)
    const { choose, row, page } = await openPage({
      page: { link: true },
      build,
      emulator: { bandwidth: 6 * MiB },
      before: serveStrictly,
    })
    await choose(file)
    const { element } = row('film.mp4')
    await row('film.mp4').passes(20)
    const shown = await element.evaluate((item) => [
      item.querySelector<HTMLElement>('[role=progressbar]')?.style.getPropertyValue('--uploader-progress'),
      item.querySelector('img')?.currentSrc,
    ])
    expect(Number(shown[0])).toBeGreaterThanOrEqual(0.2)
    expect(shown[1]).toMatch(/^blob:/)

    await row('film.mp4').says('Ready')
    const frame = element.locator('img')
    await expect.poll(() => frame.evaluate((img: HTMLImageElement) => img.currentSrc)).toMatch(/^http:/)
    await expect.poll(() => frame.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
    await row('film.mp4').press('Play')
    await element.locator('iframe').waitFor()
    expect((await page.getByRole('status').boundingBox())?.height).toBe(1)
    expect(await page.evaluate(() => window.violations)).toEqual([])
  },
)
