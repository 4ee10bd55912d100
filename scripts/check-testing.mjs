import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchOptions } from './browser.mjs'

/*
 * What the manual says of a host's own tests, as a host has it: the packed package, and the configurations that the guide "Testing your
 * app" shows, run by Jest, Vitest and Playwright. TypeScript 5.9 finds every import by each of its module resolutions, and the sheet that
 * the documents give for Tailwind 3 is built and looked at.
 */

const folder = await mkdtemp(join(tmpdir(), 'consumer-tests-'))
try {
  const packed = npm(process.cwd(), 'pack', '--json', '--pack-destination', folder)
  await cp('scripts/consumer-tests', folder, { recursive: true })
  await cp('examples/testing', folder, { recursive: true })
  await writeFile(
    join(folder, 'tailwind3.css'),
    documentedSheet(await readFile('docs/reference/theming.md', 'utf8')),
  )
  npm(folder, 'install', '--no-audit', '--no-fund', `./${JSON.parse(packed)[0].filename}`)

  for (const resolution of ['node10', 'node16', 'bundler']) run('tsc', '-p', `resolution/${resolution}.json`)
  run('tsc', '-p', 'tsconfig.json')
  run('jest')
  run('vitest', 'run')
  run('vitest', 'run', '--environment', 'happy-dom')
  run('vite', 'build', '--logLevel', 'error')
  run('playwright', 'test', '--config', 'playwright-here.config.mjs')
  console.log('The documented tests of a host run by Jest, Vitest (jsdom, happy-dom) and Playwright.')
} finally {
  await rm(folder, { recursive: true, force: true })
}

function documentedSheet(page) {
  const [, sheet] = /<!-- tailwind 3 -->\n```css\n(.*?)```/s.exec(page) ?? []
  if (sheet === undefined) throw new Error('docs/reference/theming.md gives no sheet for Tailwind 3.')
  return sheet
}

function run(command, ...args) {
  const start = performance.now()
  npm(folder, 'exec', '--', command, ...args)
  console.log(`${[command, ...args].join(' ')}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
}

function npm(cwd, ...args) {
  try {
    return execFileSync('npm', args, {
      cwd,
      env: { ...process.env, CI: 'true', LAUNCH_OPTIONS: JSON.stringify(launchOptions()) },
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      // On Windows npm is a script, which only a shell can run.
      shell: process.platform === 'win32',
    })
  } catch (failed) {
    process.stderr.write(`${failed.stdout}${failed.stderr}`)
    throw new Error(`npm ${args.join(' ')} failed.`, { cause: failed })
  }
}
