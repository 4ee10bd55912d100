import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { preview } from 'vite'
import { launchOptions } from './browser.mjs'

/*
 * The packed package in somebody else's app: installed from its tarball, checked by the strictest compiler settings and without Node's
 * types, built, and used in a browser for an upload.
 */

const folder = await mkdtemp(join(tmpdir(), 'consumer-'))
const npm = (...args) =>
  execFileSync('npm', args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  })
const { version: typescript } = JSON.parse(execFileSync('npm', ['ls', 'typescript', '--json']).toString())
  .dependencies.typescript

try {
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', folder]).toString(),
  )
  await cp('scripts/consumer', folder, { recursive: true })
  npm(
    'install',
    '--no-audit',
    '--no-fund',
    `./${filename}`,
    'react@19',
    'react-dom@19',
    '@tanstack/react-query@5',
    '@types/react@19',
    '@types/react-dom@19',
    'vite@8',
    `typescript@${typescript}`,
  )
  npm('exec', '--', 'tsc', '--noEmit')
  execFileSync(process.execPath, ['server.mjs'], { cwd: folder, stdio: 'inherit' })
  npm('exec', '--', 'vite', 'build', '--logLevel', 'error')
  await upload()
  console.log('The packed package type-checks, builds, serves and uploads in an app of its own.')
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function upload() {
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
