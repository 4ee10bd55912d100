import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

/**
 * What a host's page loads of us, minified and gzipped, in KiB. React and TanStack Query are the host's own; what is loaded with the first
 * upload counts only towards its own budget.
 */
const budgets = [
  {
    name: 'headless: hook and createUploader',
    code: "export { useStreamUpload, createUploader } from 'entry'",
    limit: 18,
  },
  { name: 'with parts and UI', code: "export * from 'entry'", limit: 45 },
  { name: 'style sheet, not even minified', file: 'dist/ui/styles.css', limit: 8.25 },
  { name: 'style sheet of one video in place', file: 'dist/ui/single.css', limit: 3.25 },
  {
    name: 'loaded with the first upload: the network, and tus-js-client in a chunk of its own',
    code: "export * from 'entry'",
    isLazy: true,
    limit: 41,
  },
  {
    name: 'loaded where an endpoint answers for several videos at once, or pushes their changes',
    code: "export * from 'entry'",
    isLazy: true,
    isLater: true,
    limit: 2.5,
  },
]

const kib = (text) => gzipSync(text, { level: 9 }).length / 1024

const isLaterChunk = ({ moduleIds }) => moduleIds.some((id) => id.endsWith('/status/watch-together.js'))

async function measure({ code, file, isLazy = false, isLater = false }) {
  if (file !== undefined) return kib(await readFile(file))
  const { output } = await bundle(code)
  const chunks = output.filter(({ type }) => type === 'chunk')
  const eager = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName))
  for (const name of eager) {
    for (const imported of chunks.find(({ fileName }) => fileName === name)?.imports ?? [])
      eager.add(imported)
  }
  const counted = chunks.filter(
    (chunk) => eager.has(chunk.fileName) !== isLazy && isLaterChunk(chunk) === isLater,
  )
  return counted.reduce((sum, chunk) => sum + kib(chunk.code), 0)
}

function bundle(code) {
  return build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) =>
          id === 'virtual:entry' ? id : id === 'entry' ? `${process.cwd()}/dist/index.js` : null,
        load: (id) => (id === 'virtual:entry' ? code : null),
      },
    ],
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      rolldownOptions: {
        input: 'virtual:entry',
        preserveEntrySignatures: 'strict',
        external: [/^react($|\/)/, /^react-dom($|\/)/, /^@tanstack\//],
      },
    },
  })
}

let isOver = false
for (const budget of budgets) {
  const size = await measure(budget)
  isOver ||= size > budget.limit
  console.log(
    `${size.toFixed(2).padStart(6)} of ${budget.limit} KiB  ${budget.name}${size > budget.limit ? '  ← OVER' : ''}`,
  )
}
process.exit(isOver ? 1 : 0)
