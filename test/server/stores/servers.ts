import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface RunningServer {
  readonly port: number
  /** Stops it, and removes its folder. */
  readonly stop: () => Promise<void>
}

const debian = '/usr/lib/postgresql'

/** Path of the program, or `null`. */
export function findRedis(): string | null {
  return ['/usr/bin/redis-server', '/usr/local/bin/redis-server'].find((path) => existsSync(path)) ?? null
}

/** Folder of PostgreSQL's programs, or `null`. Debian does not put them where others are. */
export function findPostgres(): string | null {
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map((version) => join(debian, version, 'bin')), '/usr/local/bin', '/usr/bin']
  return (
    folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ??
    null
  )
}

/** A Redis on loopback that keeps nothing. */
export async function startRedis(program: string): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'stream-redis-'))
  const port = await freePort()
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  return running(program, [...options, '--dir', folder], folder, port, /Ready to accept connections/)
}

/** A PostgreSQL on loopback, in a folder of its own. It refuses to run as root, so it then runs as its own user. */
export async function startPostgres(programs: string): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'stream-postgres-'))
  const port = await freePort()
  const user = process.getuid?.() === 0 ? userOf('postgres') : {}
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid ?? user.uid)
  const data = join(folder, 'data')
  const auth = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync']
  execFileSync(join(programs, 'initdb'), ['-D', data, ...auth], { stdio: 'ignore', cwd: folder, ...user })
  const options = [
    '-D',
    data,
    '-p',
    String(port),
    '-k',
    folder,
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'fsync=off',
  ]
  const ready = /ready to accept connections/
  return running(join(programs, 'postgres'), options, folder, port, ready, user)
}

type User = { readonly uid?: number; readonly gid?: number }

function userOf(name: string): User {
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

function running(
  program: string,
  options: readonly string[],
  folder: string,
  port: number,
  ready: RegExp,
  user: User = {},
): Promise<RunningServer> {
  const server = spawn(program, options, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], ...user })
  const ended = new Promise<void>((resolve) => {
    server.once('close', () => resolve())
  })
  const stop = async (): Promise<void> => {
    // PostgreSQL then waits for connections that are still being closed; at SIGINT it would break them.
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  let output = ''
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString()
      if (ready.test(output)) resolve({ port, stop })
    }
    server.stdout.on('data', read)
    server.stderr.on('data', read)
    server.once('error', reject)
    server.once('close', () => reject(new Error(`It ended before it was ready:\n${output}`)))
  })
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
