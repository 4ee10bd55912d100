import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject, onTestFinished } from 'vitest'
import { versions } from './versions.js'

const guardian = fileURLToPath(new URL('guardian.mjs', import.meta.url))

export interface App {
  /** Runs the lines of a block, as somebody would who has pasted it. */
  readonly paste: (lines: readonly string[]) => Promise<void>
  readonly write: (files: Iterable<readonly [path: string, text: string]>) => Promise<void>
  readonly read: (path: string) => Promise<string>
  /** Runs a command of the app to its end. @returns what it said */
  readonly run: (command: string, env?: Environment) => Promise<string>
  /** Starts a command that serves pages, until the test ends. */
  readonly serve: (command: (port: number) => string, env?: Environment) => Promise<Server>
  /** Lets its commands find what is in a folder of the app first. */
  readonly useCommandsOf: (path: string) => void
  readonly versionOf: (name: string) => Promise<string>
}

export interface Server {
  readonly origin: string
  readonly said: () => string
  readonly stop: () => Promise<void>
}

type Environment = Readonly<Record<string, string>>

interface AppOptions {
  /** The oldest Node that its framework takes: another is installed where ours is not enough. */
  readonly node?: string
  /** Takes what is to be done at the end. @default at the end of the test */
  readonly atEnd?: (end: () => Promise<void>) => void
}

/** An empty folder, which is removed at the end. */
export async function openApp({ node, atEnd = onTestFinished }: AppOptions = {}): Promise<App> {
  const root = await mkdtemp(join(tmpdir(), 'app-'))
  atEnd(() => rm(root, { recursive: true, force: true, maxRetries: 5 }))
  let folder = root
  let commandPath = process.env['PATH'] ?? ''
  const start = (command: string, env: Environment) => spawned(folder, command, { ...env, PATH: commandPath })

  async function run(command: string, env: Environment = {}): Promise<string> {
    const { child, said } = start(command, env)
    const [code] = (await once(child, 'exit')) as [number]
    if (code !== 0) throw new Error(`${command} failed.\n${said()}`)
    return said()
  }

  if (node !== undefined && isOlder(process.versions.node, node)) {
    folder = join(root, 'node')
    await mkdir(folder)
    await run(`npm install --no-save --prefix . node@${node.split('.')[0]}`)
    commandPath = `${join(folder, 'node_modules', '.bin')}${delimiter}${commandPath}`
    folder = root
  }

  return {
    run,
    async paste(lines) {
      for (const line of lines) {
        const [, place] = /^(?:mkdir \S+ && )?cd (\S+)$/.exec(line) ?? []
        if (place === undefined) {
          await run(pinned(line))
        } else {
          folder = join(folder, place)
          await mkdir(folder, { recursive: true })
        }
      }
    },
    async write(files) {
      for (const [path, text] of files) {
        await mkdir(dirname(join(folder, path)), { recursive: true })
        await writeFile(join(folder, path), text)
      }
    },
    read: (path) => readFile(join(folder, path), 'utf8'),
    async serve(command, env = {}) {
      const port = await freePort()
      const { child, said } = start(command(port), { ...env, PORT: String(port) })
      const stop = async () => {
        const gone = once(child, 'exit')
        if (child.exitCode !== null) return
        child.stdin?.end()
        await gone
      }
      atEnd(stop)
      const origin = `http://localhost:${port}`
      await answers(origin, child, said)
      return { origin, said, stop }
    },
    useCommandsOf(place) {
      commandPath = `${join(folder, place)}${delimiter}${commandPath}`
    },
    async versionOf(name) {
      const manifest = await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8')
      return (JSON.parse(manifest) as { version: string }).version
    },
  }
}

function spawned(cwd: string, command: string, env: Environment) {
  const child = spawn(process.execPath, [guardian, 'sh', '-c', command], {
    cwd,
    env: { ...usual(), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)))
  return { child, said: () => said }
}

/** The environment without what Vitest puts into it for the tests of this project. */
function usual(): NodeJS.ProcessEnv {
  const { NODE_ENV: _, VITEST: __, TEST: ___, DEV: ____, PROD: _____, MODE: ______, ...rest } = process.env
  return {
    ...rest,
    NEXT_TELEMETRY_DISABLED: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
    npm_config_prefer_offline: 'true',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_yes: 'true',
    npm_config_update_notifier: 'false',
    NO_COLOR: '1',
  }
}

/** Each package in the version that is tested; this package from its tarball. */
function pinned(line: string): string {
  const [tool, verb, ...words] = line.split(' ')
  if (tool === 'npx') return [tool, ...[verb ?? '', ...words].map((word) => withVersion(word))].join(' ')
  if (tool !== 'npm' && tool !== 'pnpm') return line
  if (verb === 'create') return [tool, verb, ...words.map((word) => withVersion(word, 'create-'))].join(' ')
  return ['install', 'add'].includes(verb ?? '')
    ? [tool, verb, ...words.map((word) => withVersion(word))].join(' ')
    : line
}

/** @param prefix of the package's whole name, where a command leaves it out */
function withVersion(word: string, prefix = ''): string {
  if (word === 'react-stream-uploader') return inject('tarball')
  const name = `${prefix}${word.replace(/@latest$/, '')}`
  const short = word.replace(/(?!^)@.*$/, '')
  const version = versions[name] ?? versions[`${prefix}${short}`]
  return version === undefined ? word : `${short}@${version}`
}

const isOlder = (version: string, than: string): boolean =>
  version.localeCompare(than, 'en', { numeric: true }) < 0

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function answers(origin: string, child: ChildProcess, said: () => string): Promise<void> {
  for (;;) {
    const response = await fetch(origin).catch(() => null)
    if (response !== null) return void response.body?.cancel()
    if (child.exitCode !== null) throw new Error(`The server has ended.\n${said()}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
