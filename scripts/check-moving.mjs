import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright'
import { preview } from 'vite'
import { launchOptions } from './browser.mjs'

/*
 * The pages of docs/moving as an app has them: the packed package beside Uppy, tus-js-client, Mux Uploader and UploadThing. All their code
 * compiles and is built. In a browser each "after" uploads a video until it is ready, and so do the two "before" whose server is Stream;
 * those of Mux and UploadThing are shown.
 */

/** What each page has to say at the end; `null`: it is shown, as its server is not here. */
const ends = {
  'from-uppy-before': /^saved [0-9a-f]{32}$/,
  'from-tus-js-client-before': /^saved [0-9a-f]{32}$/,
  'from-mux-uploader-before': null,
  'from-uploadthing-before': null,
  'from-uppy-after': /^saved [0-9a-f]{32}$/,
  'from-tus-js-client-after': /^saved [0-9a-f]{32}$/,
  'from-mux-uploader-after': /^saved [0-9a-f]{32}$/,
  'from-uploadthing-after': /^saved [0-9a-f]{32}$/,
}

const folder = await mkdtemp(join(tmpdir(), 'moving-'))
try {
  const packed = npm(process.cwd(), 'pack', '--json', '--pack-destination', folder)
  await cp('scripts/moving', folder, { recursive: true })
  await mkdir(join(folder, 'src'))
  await cp('scripts/moving/main.tsx', join(folder, 'src', 'main.tsx'))
  await rm(join(folder, 'main.tsx'))
  const pages = await writePages(join(folder, 'src'))
  const unknown = pages.filter((page) => !Object.hasOwn(ends, page))
  if (unknown.length > 0 || pages.length !== Object.keys(ends).length)
    throw new Error(`The pages of docs/moving are ${pages.join(', ')}.`)
  npm(folder, 'install', '--no-audit', '--no-fund', '--ignore-scripts', `./${JSON.parse(packed)[0].filename}`)
  npm(folder, 'exec', '--', 'tsc')
  npm(folder, 'exec', '--', 'vite', 'build', '--logLevel', 'error')
  await emulated((environment) => upload(environment))
  console.log(`${pages.length} pages of moving compile, and work: ${pages.join(', ')}.`)
} finally {
  await rm(folder, { recursive: true, force: true })
}

/** One module for each page, before and after; what is for the server is compiled beside it. */
async function writePages(to) {
  const pages = []
  for (const file of await readdir('docs/moving')) {
    const text = await readFile(join('docs', 'moving', file), 'utf8')
    const blocks = Array.from(text.matchAll(/^```(tsx|ts)( before)?\n(.*?)^```$/gms))
    for (const [, language, before, code] of blocks) {
      const name = `${file.replace('.md', '')}-${before === undefined ? 'after' : 'before'}`
      if (language === 'tsx') pages.push(name)
      await writeFile(join(to, language === 'tsx' ? `${name}.tsx` : `${name}-server.ts`), code)
    }
  }
  return pages
}

async function emulated(work) {
  const command = join(folder, 'node_modules', 'react-stream-uploader', 'dist', 'cli', 'index.js')
  const emulator = spawn(process.execPath, [command, 'emulate', '--port', '0', '--encode-ms', '200'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    let printed = ''
    for await (const text of emulator.stdout) {
      printed += text
      if (printed.includes('Webhooks')) break
    }
    const read = (name) => new RegExp(`^${name}=(.*)$`, 'm').exec(printed)?.[1] ?? ''
    await work({
      accountId: read('CLOUDFLARE_ACCOUNT_ID'),
      apiToken: read('CLOUDFLARE_API_TOKEN'),
      apiBaseUrl: read('CLOUDFLARE_API_BASE_URL'),
    })
  } finally {
    emulator.kill()
    await once(emulator, 'exit')
  }
}

async function upload(environment) {
  const server = join(folder, 'node_modules', 'react-stream-uploader', 'dist', 'server', 'index.js')
  const { createStreamHandler } = await import(pathToFileURL(server))
  const handler = createStreamHandler({ ...environment, authorize: () => ({ creator: 'somebody' }) })
  const host = await preview({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    preview: { host: '127.0.0.1', port: 0 },
    plugins: [
      {
        name: 'endpoint',
        configurePreviewServer: ({ middlewares }) => {
          middlewares.use(endpoint((request) => documented(request, environment), handler))
        },
      },
    ],
  })
  const browser = await chromium.launch(launchOptions())
  try {
    const { port } = host.httpServer.address()
    for (const [page, end] of Object.entries(ends)) await visit(browser, port, page, end)
  } finally {
    await browser.close()
    await host.close()
  }
}

/** A tus creation goes to the endpoint of Cloudflare's documentation, as it was before; all else to ours. */
function endpoint(before, after) {
  return (incoming, outgoing, next) => {
    if (incoming.url.startsWith('/api/stream')) void answer(incoming, outgoing)
    else next()
  }

  async function answer(incoming, outgoing) {
    const { method, headers } = incoming
    const hasBody = method !== 'GET' && method !== 'HEAD'
    const request = new Request(`http://${headers.host}${incoming.url}`, {
      method,
      headers,
      ...(hasBody && { body: Readable.toWeb(incoming), duplex: 'half' }),
    })
    const isBefore = headers['content-type'] !== 'application/json' && headers['upload-length'] !== undefined
    const response = await (isBefore ? before(request) : after(request))
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.end(Buffer.from(await response.arrayBuffer()))
  }
}

/** @see https://developers.cloudflare.com/stream/uploading-videos/direct-creator-uploads/ */
async function documented(request, { accountId, apiToken, apiBaseUrl }) {
  const created = await fetch(`${apiBaseUrl}/accounts/${accountId}/stream?direct_user=true`, {
    method: 'POST',
    headers: {
      authorization: `bearer ${apiToken}`,
      'tus-resumable': '1.0.0',
      'upload-length': request.headers.get('upload-length'),
      'upload-metadata': request.headers.get('upload-metadata') ?? '',
    },
  })
  const headers = {
    location: created.headers.get('location'),
    'stream-media-id': created.headers.get('stream-media-id'),
  }
  return new Response(null, { status: 201, headers })
}

async function visit(browser, port, name, end) {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const errors = []
    page.on('pageerror', (error) => errors.push(String(error)))
    await page.goto(`http://127.0.0.1:${port}/?page=${name}`)
    if (end === null) {
      await page.waitForFunction(() => document.getElementById('root').childElementCount > 0)
    } else {
      const film = Buffer.concat([Buffer.from('\0\0\0\x18ftypisom'), Buffer.alloc(6_000_000)])
      const file = { name: 'clip.mp4', mimeType: 'video/mp4', buffer: film }
      await page.locator('input[type=file]').first().setInputFiles(file)
      await page.locator('output', { hasText: end }).waitFor({ timeout: 20_000 })
    }
    if (errors.length > 0) throw new Error(errors.join('\n'))
    console.log(`${name}: ${end === null ? 'is shown' : 'uploads'}`)
  } catch (cause) {
    throw new Error(`${name} of docs/moving does not work.`, { cause })
  } finally {
    await context.close()
  }
}

function npm(cwd, ...args) {
  try {
    // On Windows npm is a script, which only a shell can run.
    const shell = process.platform === 'win32'
    return execFileSync('npm', args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', shell })
  } catch (failed) {
    process.stderr.write(`${failed.stdout}${failed.stderr}`)
    throw new Error(`npm ${args.join(' ')} failed.`, { cause: failed })
  }
}
