import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Miniflare } from 'miniflare'
import {
  type CoordinatorNamespace,
  durableObjectCoordination,
} from 'react-stream-uploader/server/durable-object'
import { build } from 'vite'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createStreamEmulator } from '../../../src/emulator/index.js'
import { doors } from '../../../vite.config.js'
import { read } from '../../docs/page.js'
import { untyped } from '../fake-stream.js'
import { findPostgres, findRedis, type RunningServer, startPostgres, startRedis } from './servers.js'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** In the project, so that packages are found. */
let folder: string

beforeAll(async () => {
  await mkdir(at('../../../.cache'), { recursive: true })
  folder = await mkdtemp(at('../../../.cache/recipes-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** The code of `docs/scale.md` that imports from this door. */
async function printed(door: string): Promise<string> {
  const blocks = Array.from(
    (await read('docs/scale.md')).matchAll(/^```ts\n(.*?)^```$/gms),
    ([, code = '']) => code,
  )
  const code = blocks.find((block) => block.includes(`'${door}'`))
  if (code === undefined) throw new Error(`docs/scale.md prints nothing for ${door}.`)
  return code
}

/** One file, in which the recipe is what is printed. */
async function bundled(entry: string, code: string): Promise<string> {
  const recipe = join(folder, `recipe-${crypto.randomUUID()}.ts`)
  await writeFile(recipe, code)
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { ...doors, recipe } },
    build: {
      write: false,
      minify: false,
      lib: { entry: entry === 'recipe' ? recipe : entry, formats: ['es'], fileName: 'server' },
      rolldownOptions: { external: ['redis', 'ioredis', 'pg', 'cloudflare:workers', /^node:/] },
    },
  })
  const [chunk] = (Array.isArray(built) ? built[0] : undefined)?.output ?? []
  if (chunk === undefined) throw new Error('Nothing was built.')
  return chunk.code
}

async function serverOf(path: string, env: Readonly<Record<string, string>>) {
  const child: ChildProcess = fork(path, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const ended = once(child, 'exit').then((): never => {
    throw new Error('The server has ended.')
  })
  ended.catch(() => {})
  const answer = async (): Promise<string | undefined> => {
    const [{ answer: given }] = (await Promise.race([once(child, 'message'), ended])) as [{ answer?: string }]
    return given
  }
  onTestFinished(() => void child.kill())
  await answer()
  return {
    child,
    ask(command: 'create' | 'known', videoId?: string) {
      child.send({ command, videoId })
      return answer()
    },
  }
}

const stores = [
  {
    name: 'Redis',
    door: 'react-stream-uploader/server/redis',
    program: findRedis(),
    start: startRedis,
    env: ({ port }: RunningServer) => ({ REDIS_URL: `redis://127.0.0.1:${port}` }),
  },
  {
    name: 'Postgres',
    door: 'react-stream-uploader/server/postgres',
    program: findPostgres(),
    start: startPostgres,
    env: ({ port }: RunningServer) => ({ DATABASE_URL: `postgres://postgres@127.0.0.1:${port}/postgres` }),
  },
]

for (const { name, door, program, start, env } of stores) {
  test.runIf(program !== null)(
    `two servers with the recipe for ${name} know the same, and each goes on alone once it is gone`,
    async () => {
      const store = await start(program ?? '')
      const path = join(folder, `${name}.mjs`)
      await writeFile(path, await bundled(at('recipe-process.mjs'), await printed(door)))
      const [one, other] = [await serverOf(path, env(store)), await serverOf(path, env(store))]
      const videoId = await one.ask('create')
      expect(videoId).toMatch(/^[0-9a-f]{32}$/)
      expect(await other.ask('known', videoId)).toBe('ann')
      await store.stop()
      expect(await other.ask('create')).toMatch(/^[0-9a-f]{32}$/)
      expect(other.child.exitCode).toBeNull()
    },
  )
}

test('the worker of the recipe keeps what it knows in its Durable Object', async () => {
  const emulator = createStreamEmulator()
  const code = await printed('react-stream-uploader/server/durable-object')
  const workerd = new Miniflare({
    modules: true,
    script: await bundled('recipe', `const userOf = async (_: Request) => ({ id: 'ann' })\n${code}`),
    compatibilityDate: '2026-04-01',
    bindings: { CLOUDFLARE_ACCOUNT_ID: 'account', CLOUDFLARE_API_TOKEN: 'token' },
    durableObjects: { COORDINATOR: { className: 'StreamCoordinator', useSQLite: true } },
    outboundService: async (request: {
      url: string
      method: string
      headers: object
      arrayBuffer: () => Promise<ArrayBuffer>
    }) => {
      const { url, method } = request
      const headers = new Headers(untyped(request.headers))
      const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer()
      return untyped(await emulator.fetch(new Request(url, { method, headers, body })))
    },
  })
  onTestFinished(() => workerd.dispose())
  const response = await workerd.dispatchFetch('https://app.test/api/stream', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'a.mp4', size: 1000, type: 'video/mp4', lastModified: 0 }),
  })
  const { videoId }: { videoId: string } = untyped(await response.json())
  const namespace: CoordinatorNamespace = untyped(await workerd.getDurableObjectNamespace('COORDINATOR'))
  const [known] = await durableObjectCoordination(namespace).known([videoId])
  expect(known?.video).toMatchObject({ id: videoId, creator: 'ann' })
})
