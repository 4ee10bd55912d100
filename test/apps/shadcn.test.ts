import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { serve } from '../support/serve.js'
import { openApp } from './support/app.js'
import { emulate } from './support/emulated.js'
import { recipeOf } from './support/recipe.js'
import { visit } from './support/visit.js'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const host = 'frameworks/vite.md'
const base = 'test/apps/support/shadcn'

/** What an app has that uses shadcn/ui, with its base components, which are not fetched from where people have them from. */
async function appOfShadcn(): Promise<readonly (readonly [string, string])[]> {
  const names = await readdir(at(base), { recursive: true, withFileTypes: true })
  const paths = names
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(at(base).length + 1))
  return Promise.all(
    paths.map(async (path) => [path, await readFile(at(`${base}/${path}`), 'utf8')] as const),
  )
}

/** Serves the built items, and what they need where the tool looks for it. */
async function serveRegistry(): Promise<string> {
  const { origin, close } = await serve(async (request) => {
    const [, name = ''] = /\/([\w-]+)\.json$/.exec(new URL(request.url).pathname) ?? []
    if (name.startsWith('stream-')) return new Response(await readFile(at(`registry/${name}.json`), 'utf8'))
    if (['button', 'label'].includes(name)) return Response.json(await componentOf(name))
    return name === 'neutral' ? Response.json(neutral) : new Response(null, { status: 404 })
  })
  onTestFinished(close)
  return origin
}

/** The palette that `components.json` names. The app has its colours already. */
const neutral = {
  inlineColors: { light: {}, dark: {} },
  inlineColorsTemplate: '',
  cssVars: { light: {}, dark: {} },
  cssVarsTemplate: '',
}

async function componentOf(name: string) {
  const path = `src/components/ui/${name}.tsx`
  const content = await readFile(at(`${base}/${path}`), 'utf8')
  return { name, type: 'registry:ui', files: [{ path: `ui/${name}.tsx`, type: 'registry:ui', content }] }
}

test('shadcn/ui', async ({ task }) => {
  const { commands, files } = await recipeOf(host)
  const hono = await recipeOf(host, 'Hono')
  const app = await openApp()
  await app.paste(commands[0] ?? [])
  for (const block of hono.commands) await app.paste(block)
  await app.paste(['npm install tailwindcss @tailwindcss/vite shadcn clsx tailwind-merge'])
  await app.write([...files, ...hono.files, ...(await appOfShadcn())])

  // By the file in the package, as the documents say, and from an address.
  const address = await serveRegistry()
  const env = { REGISTRY_URL: address }
  const { commands: adding } = await recipeOf('frameworks/design-systems.md', 'shadcn/ui')
  const [first = '', ...others] = (adding[0] ?? []).filter((line) => line.includes('shadcn'))
  await app.run(`${first.replace('@latest', '')} --yes`, env)
  for (const line of others) {
    const [, name = ''] = /(stream-[\w-]+)\.json/.exec(line) ?? []
    await app.run(`npx shadcn add ${address}/${name}.json --yes`, env)
  }
  await app.run('npm run build')

  const emulator = await emulate(app)
  await app.write([['.env', emulator.env]])
  const server = await app.serve(() => 'node --env-file=.env server.js', { DEV_USER: 'you' })
  await visit(server.origin, async ({ page, upload }) => {
    const colourOf = (name: string) =>
      page
        .getByRole('button', { name, exact: true })
        .evaluate((button) => getComputedStyle(button).backgroundColor)
    const own = await colourOf('The app’s own')
    expect(await colourOf('Choose videos')).toBe(own)
    expect(await colourOf('Upload videos')).toBe(own)
    await page.getByText('Trailer', { exact: true }).waitFor()
    await upload()
    const field = page.getByRole('group', { name: 'Trailer' }).locator('input[type=file]')
    await field.setInputFiles(at('test/support/media/tiny.webm'))
    await page.locator('input[name=trailer]').and(page.locator('[value]')).waitFor({ state: 'attached' })
  })
  expect(emulator.created()).toBe(2)
  task.meta.row = {
    version: await app.versionOf('shadcn'),
    how: 'the three components, added by its tool, in the colours of the theme; one of them in a form',
  }
})

test('the components of the registry are those of their sources', async () => {
  const app = await openApp()
  const names = await readdir(at('registry/src'))
  await app.write(
    await Promise.all(
      names.map(async (name) => [name, await readFile(at(`registry/src/${name}`), 'utf8')] as const),
    ),
  )
  await app.paste(['npm install --no-save --prefix . shadcn'])
  await app.run('npx shadcn build registry.json -o built')
  for (const name of names.filter((file) => file.endsWith('.tsx'))) {
    const item = name.replace('.tsx', '.json')
    expect(JSON.parse(await app.read(`built/${item}`))).toEqual(
      JSON.parse(await readFile(at(`registry/${item}`), 'utf8')),
    )
  }
})
