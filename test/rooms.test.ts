import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roomRules } from '../scripts/lint-rooms.mjs'
import { rooms } from '../scripts/rooms.mjs'

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))
const read = (path: string): Promise<string> => readFile(at(path), 'utf8')

/** One import, or one touch of the world, that each room must not make. */
const forbidden = {
  'src/protocol/bad.ts': "import '../core/machine/can.js'",
  'src/core/model/bad.ts': "import '../machine/can.js'",
  'src/core/engine/bad.ts': "import '../../drivers/time/clock.js'",
  'src/core/engine/bad-time.ts': 'export const now = Date.now()',
  'src/core/activities/bad-network.ts': "export const answer = fetch('/')",
  'src/drivers/endpoint/bad.ts': "import 'tus-js-client'",
  'src/drivers/tus/bad.ts': "import '../../react/text/format.js'",
  'src/browser/bad.ts': "import 'react'",
  'src/browser/bad-room.ts': "import '../react/hooks/use-stream-upload.js'",
  'src/react/list/bad.ts': "import '../../drivers/time/clock.js'",
  'src/react/parts/bad.ts': "import '../../server/index.js'",
  'src/locales/bad.ts': "import '../react/parts/index.js'",
  'src/locales/bad-core.ts': "import '../core/machine/can.js'",
  'src/locales/bad-package.ts': "import 'react'",
  'src/ui/bad.ts': "import '../emulator/index.js'",
  'src/ui/bad-index.ts': "import '../index.js'",
  'src/server/bad.ts': "import '../core/machine/can.js'",
  'src/server/http/bad.ts': "import '../routes/create-video.js'",
  'src/emulator/bad.ts': "import '../server/index.js'",
  'src/emulator/http/bad.ts': "import '../emulator.js'",
  'src/emulator/api/bad.ts': "import 'node:fs'",
  'src/testing/bad.ts': "import '../ui/stream-uploader.js'",
  'src/testing/bad-package.ts': "import '@tanstack/react-query'",
  'src/cli/bad.ts': "import '../server/index.js'",
  'src/cli/bad-package.ts': "import 'tus-js-client'",
  'examples/bad.ts': "import '../src/server/index.js'",
  'examples/nextjs/app/bad.ts': "import '../../../src/server/index.js'",
}

/** Two files that know each other, if only by their types. */
const circle = {
  'src/core/model/egg.ts': "import type { Hen } from './hen.js'\nexport type Egg = { readonly of: Hen }",
  'src/core/model/hen.ts': "import type { Egg } from './egg.js'\nexport type Hen = { readonly of: Egg }",
}

interface Arrow {
  readonly from: string
  readonly to: string
}

let folder: string
let arrows: readonly Arrow[]
let found: ReadonlySet<string>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rooms-'))
  for (const config of ['.oxlintrc.json', '.oxlintrc.rooms.json'])
    await copyFile(at(config), join(folder, config))
  for (const [path, source] of Object.entries({ ...forbidden, ...circle })) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), `${source}\n`)
  }
  const files = (await readdir(at('src'), { recursive: true }))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path))
  found = new Set(files.map((path) => posix.dirname(path)).filter((room) => room !== '.'))
  arrows = (await Promise.all(files.map(arrowsOf))).flat()
})

afterAll(() => rm(folder, { recursive: true }))

/** The rooms into which a file's imports lead, type imports and `import()` included. */
async function arrowsOf(path: string): Promise<readonly Arrow[]> {
  const from = posix.dirname(path)
  const imports = (await read(`src/${path}`)).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g)
  return Array.from(imports, ([, specifier = '']) => ({
    from,
    to: posix.dirname(posix.join(from, specifier)),
  })).filter(({ to }) => to !== from && from !== '.')
}

/** Each line of the picture is a floor: its rooms, from the roof down. */
async function floorsOf(): Promise<ReadonlyMap<string, number>> {
  const [, picture = ''] = /```rooms\n([\s\S]*?)```/.exec(await read('ARCHITECTURE.md')) ?? []
  const lines = picture.split('\n').filter((line) => line.trim() !== '')
  return new Map(
    lines.flatMap((line, floor) => line.match(/[a-z]+(?:\/[a-z]+)*/g)?.map((room) => [room, floor]) ?? []),
  )
}

test('every folder of src is a room, and every room is a folder', () => {
  expect([...found].toSorted()).toEqual(Object.keys(rooms).toSorted())
})

test('a room imports only the rooms that the table allows', () => {
  const allowed = new Map(Object.entries(rooms).map(([room, { imports }]) => [room, imports]))
  expect(arrows.filter(({ from, to }) => !allowed.get(from)?.includes(to))).toEqual([])
})

test('the picture in ARCHITECTURE has every room, and imports lead only down its floors', async () => {
  const floors = await floorsOf()
  expect([...floors.keys()].toSorted()).toEqual(Object.keys(rooms).toSorted())
  const isDown = ({ from, to }: Arrow): boolean => (floors.get(from) ?? 0) < (floors.get(to) ?? 0)
  expect(arrows.filter((arrow) => !isDown(arrow))).toEqual([])
})

test('a room has 2 to 16 files', async () => {
  const sizes = await Promise.all(
    Object.keys(rooms).map(async (room) => {
      const names = await readdir(at(`src/${room}`), { withFileTypes: true })
      return [room, names.filter((entry) => entry.isFile()).length] as const
    }),
  )
  expect(sizes.filter(([, size]) => size < 2 || size > 16)).toEqual([])
})

test('the linter has the rules of the table: npm run rooms writes them', async () => {
  expect(JSON.parse(await read('.oxlintrc.rooms.json'))).toEqual(JSON.parse(roomRules()))
})

test('the linter refuses every import that the table forbids, and every circle', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [at('node_modules/oxlint/bin/oxlint'), '--format=json', 'src', 'examples'],
    { cwd: folder },
  ).catch((failed: { stdout: string }) => failed)
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] }
  const refused = (rule: string): readonly string[] => [
    ...new Set(diagnostics.filter(({ code }) => code.includes(rule)).map(({ filename }) => filename)),
  ]
  expect(refused('no-restricted').toSorted()).toEqual(Object.keys(forbidden).toSorted())
  expect(refused('no-cycle').toSorted()).toEqual(Object.keys(circle).toSorted())
})
