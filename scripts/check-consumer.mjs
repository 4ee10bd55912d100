import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { preview } from 'vite'
import { launchOptions } from './browser.mjs'

/*
 * The packed package in somebody else's app: installed from its tarball, checked by the strictest compiler settings and without Node's
 * types, its command run, built, and used in a browser for an upload. Once with each React that is supported, or with those named on the command line.
 */

const versions = process.argv.length > 2 ? process.argv.slice(2) : ['19', '18']
const { devDependencies } = JSON.parse(await readFile('package.json', 'utf8'))

for (const react of versions) await check(react)

async function check(react) {
  const folder = await mkdtemp(join(tmpdir(), 'consumer-'))
  try {
    const packed = npm(process.cwd(), 'pack', '--json', '--pack-destination', folder)
    await cp('scripts/consumer', folder, { recursive: true })
    const reactPackages = ['react', 'react-dom', '@types/react', '@types/react-dom'].map(
      (name) => `${name}@${react}`,
    )
    const tools = [`vite@${devDependencies.vite}`, `typescript@${devDependencies.typescript}`]
    npm(
      folder,
      'install',
      `./${JSON.parse(packed)[0].filename}`,
      ...reactPackages,
      '@tanstack/react-query@5',
      ...tools,
    )
    npm(folder, 'exec', '--', 'tsc', '--noEmit')
    execFileSync(process.execPath, ['server.mjs'], { cwd: folder, stdio: 'inherit' })
    await emulate(folder)
    npm(folder, 'exec', '--', 'vite', 'build', '--logLevel', 'error')
    await upload(folder)
    console.log(`With React ${react} the packed package type-checks, serves, emulates, builds and uploads.`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function npm(folder, ...args) {
  // On Windows npm is a script, which only a shell can run.
  const shell = process.platform === 'win32'
  return execFileSync('npm', args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    shell,
  })
}

/** The command prints an environment with which videos can be listed. */
async function emulate(folder) {
  const { bin } = JSON.parse(await readFile('package.json', 'utf8'))
  const command = join(folder, 'node_modules', 'react-stream-uploader', bin['react-stream-uploader'])
  const emulator = spawn(process.execPath, [command, 'emulate', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    let printed = ''
    for await (const text of emulator.stdout) {
      printed += text
      if (printed.includes('Webhooks')) break
    }
    const read = (name) => new RegExp(`^${name}=(.*)$`, 'm').exec(printed)?.[1]
    const url = `${read('CLOUDFLARE_API_BASE_URL')}/accounts/${read('CLOUDFLARE_ACCOUNT_ID')}/stream`
    const headers = { authorization: `Bearer ${read('CLOUDFLARE_API_TOKEN')}` }
    const { success } = await (await fetch(url, { headers })).json()
    if (!success) throw new Error(`The emulator of the packed package refused to list videos at ${url}.`)
  } finally {
    emulator.kill()
    await once(emulator, 'exit')
  }
}

async function upload(folder) {
  const server = await preview({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    preview: { host: '127.0.0.1', port: 0 },
  })
  const browser = await chromium.launch(launchOptions())
  try {
    const page = await browser.newPage()
    const problems = []
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    page.on('pageerror', (error) => problems.push(String(error)))
    await page.goto(`http://127.0.0.1:${server.httpServer.address().port}/`)
    const file = join(folder, 'clip.mp4')
    await writeFile(file, Buffer.concat([Buffer.from('\0\0\0\x18ftypisom'), Buffer.alloc(6_000_000)]))
    await page.setInputFiles('input[type=file]', file)
    await page.getByText('Ready', { exact: true }).waitFor({ timeout: 20_000 })
    if (problems.length > 0) throw new Error(problems.join('\n'))
  } finally {
    await browser.close()
    await server.close()
  }
}
