import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

/*
 * What a page loads of each uploader, minified and gzipped, without React: the table of docs/sizes.md. Others are installed from npm, ours is
 * packed from `dist`: run `npm run build` first.
 */

const page = new URL('../docs/sizes.md', import.meta.url)

/** The component of each, as its documentation first shows it. */
const uploaders = [
  {
    name: 'ours, `<StreamUploader>`',
    package: 'react-stream-uploader',
    code: "export { StreamUploader } from 'react-stream-uploader'\nimport 'react-stream-uploader/styles.css'",
  },
  {
    name: 'ours, `useStreamUpload`',
    package: 'react-stream-uploader',
    code: "export { useStreamUpload } from 'react-stream-uploader'",
  },
  {
    name: 'Uppy Dashboard with Tus',
    package: '@uppy/dashboard',
    code: `export { default as Uppy } from '@uppy/core'
export { default as Dashboard } from '@uppy/react/dashboard'
export { default as Tus } from '@uppy/tus'
import '@uppy/core/css/style.min.css'
import '@uppy/dashboard/css/style.min.css'`,
  },
  {
    name: 'Uppy without its interface, with Tus',
    package: '@uppy/core',
    code: "export { default as Uppy } from '@uppy/core'\nexport { default as Tus } from '@uppy/tus'",
  },
  {
    name: 'Mux Uploader',
    package: '@mux/mux-uploader-react',
    code: "export { default } from '@mux/mux-uploader-react'",
  },
  {
    name: 'UploadThing dropzone',
    package: '@uploadthing/react',
    code: "export { generateUploadDropzone } from '@uploadthing/react'\nimport '@uploadthing/react/styles.css'",
  },
  { name: 'tus-js-client alone', package: 'tus-js-client', code: "export { Upload } from 'tus-js-client'" },
]

const folder = await mkdtemp(join(tmpdir(), 'sizes-'))
try {
  const packed = npm(process.cwd(), 'pack', '--json', '--ignore-scripts', '--pack-destination', folder)
  await cp('scripts/moving/package.json', join(folder, 'package.json'))
  npm(folder, 'install', '--no-audit', '--no-fund', '--ignore-scripts', `./${JSON.parse(packed)[0].filename}`)
  const rows = []
  for (const uploader of uploaders) rows.push(await rowOf(uploader))
  const table = [
    '| | version | JavaScript at first | loaded later | style sheet |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    `KiB, measured on ${new Date().toISOString().slice(0, 10)} by \`node bench/sizes.mjs\`.`,
  ].join('\n')
  console.log(table)
  const before = await readFile(page, 'utf8')
  await writeFile(
    page,
    before.replace(/(<!-- sizes -->\n)[^]*(\n<!-- \/sizes -->)/, (_, start, end) => start + table + end),
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function rowOf({ name, package: id, code }) {
  const entry = join(folder, 'entry.js')
  await writeFile(entry, code)
  const output = join(folder, 'out')
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: output,
      emptyOutDir: true,
      minify: true,
      target: 'es2022',
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        // As an app's page, from which nothing is imported.
        preserveEntrySignatures: 'allow-extension',
        external: [/^react($|\/)/, /^react-dom($|\/)/, /^@tanstack\//],
        output: { entryFileNames: 'entry.js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
  const { eager, lazy, css } = await measure(output)
  const { version } = JSON.parse(await readFile(join(folder, 'node_modules', id, 'package.json'), 'utf8'))
  const cell = (bytes) => (bytes === 0 ? '–' : (bytes / 1024).toFixed(1))
  return `| ${name} | ${version} | ${cell(eager)} | ${cell(lazy)} | ${cell(css)} |`
}

/** What the entry imports statically is there at first; the rest is loaded when it is needed. */
async function measure(output) {
  const files = await readdir(output, { recursive: true })
  const texts = new Map()
  for (const file of files.filter((path) => /\.(?:js|css)$/.test(path)))
    texts.set(file, await readFile(join(output, file), 'utf8'))
  const eager = new Set(['entry.js'])
  for (const file of eager)
    for (const [, imported] of texts.get(file).matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g))
      eager.add(imported)
  const sizes = { eager: 0, lazy: 0, css: 0 }
  for (const [file, text] of texts) {
    const kind = file.endsWith('.css') ? 'css' : eager.has(file) ? 'eager' : 'lazy'
    sizes[kind] += gzipSync(text, { level: 9 }).length
  }
  return sizes
}

function npm(cwd, ...args) {
  // On Windows npm is a script, which only a shell can run.
  const shell = process.platform === 'win32'
  return execFileSync('npm', args, { cwd, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', shell })
}
