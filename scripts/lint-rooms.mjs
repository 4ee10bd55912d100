import { writeFile } from 'node:fs/promises'
import { posix } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rooms } from './rooms.mjs'

/** Writes the linter's rules for the rooms: one override a room. The linter's patterns know no "all but", so each names what is refused. */

const packages = [
  'node:',
  '@noble/hashes',
  '@tanstack/react-query',
  'idb',
  'react',
  'react-dom',
  'tus-js-client',
]
const worldGlobals = [
  'fetch',
  'window',
  'document',
  'navigator',
  'localStorage',
  'indexedDB',
  'setTimeout',
  'setInterval',
  'crypto',
  'XMLHttpRequest',
  'performance',
]
const worldProperties = [
  { object: 'Date', property: 'now', message: 'Times come from the Clock port.' },
  { object: 'Math', property: 'random', message: 'Chance comes from the Clock port.' },
]

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

function refusedRooms(room, allowed) {
  const others = [...Object.keys(rooms), ''].filter((other) => other !== room && !allowed.includes(other))
  return others.map((other) => escape(posix.relative(room, other).replace(/^(?!\.)/, './')))
}

function refusedPackages(allowed) {
  if (allowed.length === 0) return '^[^.]'
  const refused = packages.filter((name) => !allowed.includes(name)).map(escape)
  return `^(${refused.join('|')})(/|$)|^node:`.replace(allowed.includes('node:') ? '|^node:' : '\0', '')
}

export function roomRules() {
  const overrides = Object.entries(rooms).map(
    ([room, { imports, packages: allowed = [], world = true }]) => ({
      files: [`src/${room}/*.ts`, `src/${room}/*.tsx`],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                regex: `^(${refusedRooms(room, imports).join('|')})/[^/]+$`,
                message: `${room} imports ${imports.join(', ') || 'no other room'}: see scripts/rooms.mjs.`,
              },
              {
                regex: refusedPackages(allowed),
                message: `${room} imports ${allowed.length === 0 ? 'no package' : `only ${allowed.join(', ')}`}: see scripts/rooms.mjs.`,
              },
            ],
          },
        ],
        ...(world
          ? {}
          : {
              'no-restricted-globals': ['error', ...worldGlobals],
              'no-restricted-properties': ['error', ...worldProperties],
            }),
      },
    }),
  )
  return `${JSON.stringify({ overrides }, null, 2)}\n`
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await writeFile(new URL('../.oxlintrc.rooms.json', import.meta.url), roomRules())
}
