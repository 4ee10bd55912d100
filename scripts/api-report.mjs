import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor'
import { propsPage } from './props-page.mjs'

/*
 * What each door of the package offers, as text in `api/`: a review sees there what a change does to it. And the page of all properties.
 * `--check` refuses where one of them is not that of `dist`. Run `npm run build` first.
 */

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** All languages have one type, so they share a report. */
const languages = (await readdir(at('src/locales'))).map((file) => file.replace('.ts', ''))

const doors = {
  index: at('dist/index.d.ts'),
  server: at('dist/server/index.d.ts'),
  emulator: at('dist/emulator/index.d.ts'),
  testing: at('dist/testing/index.d.ts'),
  locales: at('.cache/api/locales.d.ts'),
}

const modelFile = at('.cache/api/index.api.json')

const isCheck = process.argv.includes('--check')

await mkdir(at('.cache/api'), { recursive: true })
await mkdir(at('api'), { recursive: true })
await writeFile(
  doors.locales,
  languages.map((tag) => `export * from '../../dist/locales/${tag}.js'\n`).join(''),
)

const changed = Object.entries(doors).filter(([door, entry]) => hasChanged(door, entry))
const files = [...changed.map(([door]) => `api/${door}.api.md`), ...(await changedPage())]
const names = files.join(', ')
if (files.length === 0) console.log('The reports in api/ and the page of properties are those of dist.')
else if (isCheck)
  console.error(`The API has changed: run "npm run api" and look at the difference in ${names}.`)
else console.log(`Written: ${names}.`)
process.exitCode = isCheck && files.length > 0 ? 1 : 0

async function changedPage() {
  const path = 'docs/reference/props.md'
  const page = propsPage(JSON.parse(await readFile(modelFile, 'utf8')))
  if (page === (await readFile(at(path), 'utf8').catch(() => ''))) return []
  if (!isCheck) await writeFile(at(path), page)
  return [path]
}

function hasChanged(door, entry) {
  const silent = { default: { logLevel: 'none' } }
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: at('package.json'),
    configObject: {
      projectFolder: at('.'),
      mainEntryPointFilePath: entry,
      compiler: { overrideTsconfig: tsconfigFor(entry) },
      apiReport: {
        enabled: true,
        reportFileName: `${door}.api.md`,
        reportFolder: at('api'),
        reportTempFolder: at('.cache/api'),
        // Types that are reached through others are part of what users rely on.
        includeForgottenExports: true,
      },
      docModel: {
        enabled: door === 'index',
        apiJsonFilePath: modelFile,
        includeForgottenExports: true,
      },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      // `npm run typecheck` and `publint` judge; this only writes down.
      messages: {
        compilerMessageReporting: silent,
        extractorMessageReporting: silent,
        tsdocMessageReporting: silent,
      },
    },
  })
  const result = Extractor.invoke(config, {
    localBuild: !isCheck,
    messageCallback: (message) => {
      message.handled = true
    },
  })
  return result.apiReportChanged
}

function tsconfigFor(entry) {
  return {
    compilerOptions: {
      target: 'ES2022',
      module: 'ESNext',
      moduleResolution: 'Bundler',
      jsx: 'react-jsx',
      lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
      types: [],
      strict: true,
      skipLibCheck: true,
    },
    files: [entry],
  }
}
