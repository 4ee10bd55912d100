import { expect, test } from 'vitest'
import others from '../../scripts/moving/package.json' with { type: 'json' }
import { read, tableOf } from './page.js'

const page = 'docs/sizes.md'

test('the sizes are those of the versions beside which moving is tried, with their day and command', async () => {
  const rows = await tableOf(page, 'sizes')
  const versions = new Set(rows.map(([, version]) => version))
  const {
    '@uppy/core': uppy,
    '@uppy/dashboard': dashboard,
    '@mux/mux-uploader-react': mux,
  } = others.dependencies
  const { '@uploadthing/react': uploadThing, 'tus-js-client': tus } = others.dependencies
  for (const version of [uppy, dashboard, mux, uploadThing, tus]) expect(versions).toContain(version)
  expect(await read(page)).toMatch(/measured on \d{4}-\d\d-\d\d by `node bench\/sizes\.mjs`/)
})

test('what ours has of languages is what is shipped', async () => {
  expect(await read('README.md')).toContain('in 8 languages')
  expect(await read(page)).toContain('| languages | 8 |')
})
