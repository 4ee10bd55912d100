import { fileURLToPath } from 'node:url'
import { build, type Rollup } from 'vite'
import { expect, test } from 'vitest'

/** The sheet as a host's build makes it for browsers of some years ago. */
async function built(): Promise<string> {
  const result = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      cssTarget: 'chrome111',
      rolldownOptions: { input: fileURLToPath(new URL('../../src/ui/styles.css', import.meta.url)) },
    },
  })) as Rollup.RollupOutput
  const sheet = result.output.find(({ fileName }) => fileName.endsWith('.css'))
  return String(sheet?.type === 'asset' ? sheet.source : '')
}

// Lightning CSS rewrites a bare `light-dark()` into variables that it sets where it sees `color-scheme`. A page that sets it elsewhere
// would be left without any colour.
test("a host's build leaves the colours to the page's colour scheme", async () => {
  const css = await built()
  expect(css).toContain('light-dark(')
  expect(css).not.toContain('--lightningcss')
})

test('everything stands in one layer, and no selector weighs more than a host', async () => {
  const css = await built()
  expect(css.match(/@layer/g)).toHaveLength(1)
  const selectors = css
    .match(/[^{}]+(?=\{)/g)
    ?.filter((part) => part.includes('stream-uploader') && !part.startsWith('@'))
  expect(selectors?.length).toBeGreaterThan(20)
  for (const selector of selectors ?? []) expect(selector.trim()).toMatch(/^(:where\(.*\)(::?\w+)?,?)+$/)
})
