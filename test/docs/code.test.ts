import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { docsPages } from './page.js'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** What a person copies code from. The apps of `docs/frameworks` are built whole: `test/apps`. */
const pages = async (): Promise<readonly string[]> =>
  ['README.md', ...(await docsPages())].filter((path) => !path.startsWith('docs/frameworks/'))

/** What a fragment takes from the ones before it, and from the app around it. */
const around = `
declare module '*.css'
declare module 'cloudflare:workers'
declare module 'msw'
declare module '@sentry/browser'
declare module '@opentelemetry/api'
declare module 'msw/browser'
declare const StreamUploader: typeof import('react-stream-uploader').StreamUploader
declare const Uploader: typeof import('react-stream-uploader').Uploader
declare const titleOf: typeof import('react-stream-uploader').titleOf
declare const useStreamUpload: typeof import('react-stream-uploader').useStreamUpload
declare const createStreamHandler: typeof import('react-stream-uploader/server').createStreamHandler
declare const authorize: import('react-stream-uploader/server').Authorize
declare const save: (videoId: string) => void
declare const saveLesson: (form: FormData) => Promise<void>
declare const lesson: { readonly videos: readonly string[] }
declare const userOf: (request: Request) => Promise<{ readonly id: string } | null>
declare const env: {
  readonly COORDINATOR: import('react-stream-uploader/server/durable-object').CoordinatorNamespace
  readonly STATUS: {
    readonly get: (key: string, type: 'json') => Promise<unknown>
    readonly put: (key: string, value: string, options: { readonly expirationTtl: number }) => Promise<void>
  }
}
declare const redis: {
  readonly get: (key: string) => Promise<string | null>
  readonly set: (key: string, value: string, options: { readonly EX: number }) => Promise<unknown>
}
`

/** The package as a host's program has it. */
const config = {
  extends: at('tsconfig.json'),
  compilerOptions: {
    noUnusedLocals: false,
    noUnusedParameters: false,
    noPropertyAccessFromIndexSignature: false,
    paths: {
      'react-stream-uploader': [at('src/index.ts')],
      'react-stream-uploader/locales/*': [at('src/locales/*.ts')],
      'react-stream-uploader/server/*': [at('src/server/stores/*.ts')],
      'react-stream-uploader/server': [at('src/server/index.ts')],
      'react-stream-uploader/emulator': [at('src/emulator/index.ts')],
      'react-stream-uploader/testing': [at('src/testing/index.ts')],
    },
  },
  include: ['*'],
}

let folder: string

beforeAll(async () => {
  // In the project, so that React's types are found.
  await mkdir(at('.cache'), { recursive: true })
  folder = await mkdtemp(at('.cache/documented-code-'))
  await writeFile(join(folder, 'around.d.ts'), around)
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
})

afterAll(() => rm(folder, { recursive: true }))

/** Writes each fragment of a page as a module, in which it has the line that it has in the page. */
async function writeFragments(page: string): Promise<number> {
  const text = await readFile(at(page), 'utf8')
  const fragments = Array.from(text.matchAll(/^```(tsx?)\n(.*?)^```$/gms))
  for (const [block, language, code] of fragments) {
    const lines = text.slice(0, text.indexOf(block)).split('\n').length
    const file = `${page.replaceAll('/', '-').replace('.md', '')}-${lines}.${language}`
    await writeFile(join(folder, file), `${'\n'.repeat(lines)}${code}export {}\n`)
  }
  return fragments.length
}

test('the code of the README and the documents compiles', async () => {
  const fragments = await Promise.all((await pages()).map(writeFragments))
  expect(fragments.reduce((sum, count) => sum + count)).toBeGreaterThan(12)
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [at('node_modules/typescript/bin/tsc'), '-p', folder],
    { cwd: folder },
  ).catch((failed: { stdout: string }) => failed)
  expect(stdout).toBe('')
})
