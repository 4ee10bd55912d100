import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

/**
 * What a host's page loads of us, minified and gzipped, in KiB, by what it imports. React and TanStack Query are the host's own. `late` is
 * what is loaded after the page: `starts` with the first upload, or only where the module is needed that it names. `--no-modules` leaves
 * out what each is made of.
 */
const component = "export { StreamUploader } from 'entry'"
const budgets = [
  {
    name: 'headless: hook and createUploader',
    code: "export { useStreamUpload, createUploader } from 'entry'",
    limit: 19,
  },
  { name: 'the component', code: component, limit: 33.25 },
  { name: 'every part by itself, and the component', code: "export * from 'entry'", limit: 49.25 },
  { name: 'style sheet, not even minified', file: 'dist/ui/styles.css', limit: 9.25 },
  { name: 'style sheet of one video in place', file: 'dist/ui/single.css', limit: 3.75 },
  {
    name: 'loaded in idle time, or with the first video: rows, and the other words of English',
    code: component,
    late: '/rows/row-code.js',
    limit: 20.25,
  },
  {
    name: 'loaded in idle time, or with the first upload: the network, and tus-js-client in a chunk of its own',
    code: component,
    late: 'starts',
    limit: 37.5,
  },
  {
    name: 'loaded where an endpoint answers for several videos at once, or pushes their changes',
    code: component,
    late: '/status/watch-together.js',
    limit: 2.25,
  },
  {
    name: 'loaded with the first row in apps that have own fields: their form',
    code: component,
    late: '/details/fields-body.js',
    limit: 3.25,
  },
  {
    name: 'loaded with the 201st row: the window of rows, and the search',
    code: component,
    late: '/window/long-list.js',
    limit: 2.75,
  },
]

const { modules: listsModules } = parseArgs({
  options: { modules: { type: 'boolean', default: true } },
  allowNegative: true,
}).values
const only = budgets.flatMap(({ late }) => (late?.startsWith('/') ? [late] : []))

const kib = (text) => gzipSync(text, { level: 9 }).length / 1024

/** By what asks for it: `page`, `starts`, or the module that only some need. */
function askedBy(chunk, eager) {
  if (eager.has(chunk.fileName)) return 'page'
  return only.find((name) => chunk.moduleIds.some((id) => id.endsWith(name))) ?? 'starts'
}

async function measure({ code, file, late = 'page' }) {
  if (file !== undefined) return { size: kib(await readFile(file)), chunks: [] }
  const { output } = await bundle(code)
  const all = output.filter(({ type }) => type === 'chunk')
  const eager = new Set(all.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName))
  for (const name of eager) {
    for (const imported of all.find(({ fileName }) => fileName === name)?.imports ?? []) eager.add(imported)
  }
  const chunks = all.filter((chunk) => askedBy(chunk, eager) === late)
  return { size: chunks.reduce((sum, chunk) => sum + kib(chunk.code), 0), chunks }
}

/** The largest first, each compressed by itself and before it is minified: what it weighs beside the others, not what it adds. */
function modulesOf({ fileName, code, modules }) {
  const weights = Object.entries(modules)
    .flatMap(([id, module]) => (module.code ? [[nameOf(id), kib(module.code)]] : []))
    .toSorted(([, a], [, b]) => b - a)
  const named = weights.map(([name, weight]) => `${name} ${weight.toFixed(1)}`)
  return `         ${fileName} ${kib(code).toFixed(2)} KiB: ${named.join(', ')}`
}

function nameOf(id) {
  return relative(process.cwd(), id)
    .replace(/^.*node_modules\//, '')
    .replace(/^dist\//, '')
    .replace(/\.js$/, '')
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
        // As an app's page, from which nothing is imported: else Vite keeps the entry apart, and divides what it shares with late chunks.
        preserveEntrySignatures: 'allow-extension',
        external: [/^react($|\/)/, /^react-dom($|\/)/, /^@tanstack\//],
      },
    },
  })
}

let isOver = false
for (const budget of budgets) {
  const { size, chunks } = await measure(budget)
  isOver ||= size > budget.limit
  console.log(
    `${size.toFixed(2).padStart(6)} of ${budget.limit} KiB  ${budget.name}${size > budget.limit ? '  ← OVER' : ''}`,
  )
  if (listsModules) for (const chunk of chunks) console.log(modulesOf(chunk))
}
process.exit(isOver ? 1 : 0)
