import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { chromium } from 'playwright'
import { build } from 'vite'
import { launchOptions } from '../scripts/browser.mjs'

/*
 * Each uploader as its documentation first shows it, empty and with an upload on its way, side by side in one picture, light and dark.
 * Others are installed from npm, ours is packed from `dist`: run `npm run build` first.
 * Run: node bench/faces.mjs [picture.png]
 */

const [, , picture = 'faces.png'] = process.argv
const WIDTH = 460
const HEIGHT = 620

const uploaders = [
  {
    name: 'react-stream-uploader',
    imports: `import { StreamUploader } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'`,
    element: `<QueryClientProvider client={new QueryClient()}><StreamUploader endpoint="/api/stream" /></QueryClientProvider>`,
  },
  {
    name: 'Uppy Dashboard',
    imports: `import Uppy from '@uppy/core'
import Tus from '@uppy/tus'
import Dashboard from '@uppy/react/dashboard'
import '@uppy/core/css/style.min.css'
import '@uppy/dashboard/css/style.min.css'
const uppy = new Uppy({ autoProceed: true }).use(Tus, { endpoint: '/tus', chunkSize: 5 * 2 ** 20 })`,
    element: `<Dashboard uppy={uppy} theme="auto" width="100%" />`,
  },
  {
    name: 'Mux Uploader',
    imports: `import MuxUploader from '@mux/mux-uploader-react'`,
    element: `<MuxUploader endpoint={location.origin + '/put'} pausable />`,
  },
  {
    name: 'UploadThing',
    imports: `import { generateUploadDropzone } from '@uploadthing/react'
import '@uploadthing/react/styles.css'
const UploadDropzone = generateUploadDropzone({ url: '/api/uploadthing' })`,
    element: `<UploadDropzone endpoint="video" config={{ mode: 'auto' }} />`,
  },
  {
    name: 'FilePond',
    imports: `import { FilePond } from 'react-filepond'
import 'filepond/dist/filepond.min.css'`,
    element: `<FilePond allowMultiple server={{ process: '/put' }} />`,
  },
]

const folder = await mkdtemp(join(tmpdir(), 'faces-'))
try {
  await install()
  for (const [index, uploader] of uploaders.entries()) await buildPage(`page${index}`, uploader)
  const server = await serve(join(folder, 'out'))
  const browser = await chromium.launch(launchOptions())
  try {
    await compose(browser, `http://127.0.0.1:${server.address().port}`)
  } finally {
    await browser.close()
    server.closeAllConnections()
    server.close()
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function install() {
  const packed = npm(process.cwd(), 'pack', '--json', '--ignore-scripts', '--pack-destination', folder)
  await cp('scripts/moving/package.json', join(folder, 'package.json'))
  const ours = `./${JSON.parse(packed)[0].filename}`
  const others = ['filepond@4.32.12', 'react-filepond@7.1.3']
  npm(folder, 'install', '--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps', ours, ...others)
}

async function buildPage(name, { imports, element }) {
  const html = `<!doctype html><meta name="color-scheme" content="light dark"><style>body { margin: 24px; font: 16px/1.4 system-ui, sans-serif }</style><div id="root"></div><script type="module" src="/${name}.jsx"></script>`
  await writeFile(join(folder, `${name}.html`), html)
  await writeFile(
    join(folder, `${name}.jsx`),
    `import { createRoot } from 'react-dom/client'\n${imports}\ncreateRoot(document.getElementById('root')).render(${element})`,
  )
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic' } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir: 'out', emptyOutDir: false, rolldownOptions: { input: join(folder, `${name}.html`) } },
  })
}

/** Takes uploads, and does not answer: they stay on their way. */
async function serve(root) {
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server

  async function answer(request, response) {
    const { pathname } = new URL(request.url, 'http://host')
    if (request.method === 'POST' && pathname === '/tus') {
      response.writeHead(201, { Location: '/tus/1', 'Tus-Resumable': '1.0.0' }).end()
    } else if (request.method === 'POST' && pathname === '/api/stream') {
      const uploadUrl = new URL('/tus/1', `http://${request.headers.host}`).href
      const headers = {
        'Content-Type': 'application/json',
        Location: uploadUrl,
        'stream-media-id': 'a'.repeat(32),
      }
      response.writeHead(201, headers).end()
    } else if (request.method === 'GET' && types[extname(pathname)] !== undefined) {
      response.setHeader('Content-Type', types[extname(pathname)])
      response.end(await readFile(join(root, pathname)))
    } else if (request.method === 'GET') {
      response.setHeader('Content-Type', 'application/json')
      response.end(
        JSON.stringify([{ slug: 'video', config: { video: { maxFileSize: '1GB', maxFileCount: 4 } } }]),
      )
    } else {
      request.once('data', () => request.pause())
    }
  }
}

async function compose(browser, origin) {
  const film = { name: 'holiday.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(8 * 2 ** 20) }
  const rows = []
  for (const colorScheme of ['light', 'dark']) {
    const [empty, busy] = [[], []]
    for (const index of uploaders.keys()) {
      const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT }, colorScheme })
      await page.goto(`${origin}/page${index}.html`)
      const input = page.locator('input[type=file]').first()
      await input.waitFor({ state: 'attached' })
      // Fonts and motion come to rest.
      await page.waitForTimeout(1000)
      empty.push(await page.screenshot())
      await input.setInputFiles(film)
      await page.waitForTimeout(3000)
      busy.push(await page.screenshot())
      await page.close()
    }
    rows.push(empty, busy)
  }
  const page = await browser.newPage({ viewport: { width: uploaders.length * (WIDTH + 8), height: 100 } })
  const image = (png) => `<img width="${WIDTH}" src="data:image/png;base64,${png.toString('base64')}">`
  await page.setContent(`<style>
    body { margin: 0; background: #8b8f98; font: 600 18px/2 system-ui, sans-serif }
    div { display: flex; gap: 8px; margin-bottom: 8px } span { width: ${WIDTH}px; text-align: center }
  </style><div>${uploaders.map(({ name }) => `<span>${name}</span>`).join('')}</div>
  ${rows.map((row) => `<div>${row.map(image).join('')}</div>`).join('')}`)
  await page.screenshot({ path: picture, fullPage: true })
}

function npm(cwd, ...args) {
  // On Windows npm is a script, which only a shell can run.
  const shell = process.platform === 'win32'
  return execFileSync('npm', args, { cwd, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', shell })
}
