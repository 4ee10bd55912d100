import { expect, test } from 'vitest'
import { read } from './page.js'

const systems = [
  ['MUI', 'mui'],
  ['Mantine', 'mantine'],
  ['Radix Themes', 'radix'],
] as const

// What people look at is what they paste, and what `npm run test:examples` builds.
test.each(systems)('the story of %s is the recipe as it is printed', async (name, story) => {
  const page = await read('docs/frameworks/design-systems.md')
  const section = page.split(`\n## ${name}\n`)[1]?.split('\n## ')[0] ?? ''
  const blocks = [...section.matchAll(/```(?:tsx|css)\n.*src\/(\S+).*\n([^]*?)```/g)]
  expect(blocks.length).toBeGreaterThan(0)
  for (const [, file = '', code] of blocks) {
    const path = `stories/examples/design-systems/${file === 'App.tsx' ? `${story}.tsx` : file}`
    expect(code).toBe(await read(path))
  }
})
