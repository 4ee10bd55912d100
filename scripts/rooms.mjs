/**
 * The rooms of `src`: what each may import. `npm run rooms` writes the linter's rules from this table into `.oxlintrc.rooms.json`;
 * `test/rooms.test.ts` compares the table with the imports, with the picture in ARCHITECTURE.md and with the written rules.
 */

const core = ['protocol', 'core/model', 'core/machine', 'core/contract']
const text = ['core/model', 'core/machine', 'react/text']
const serverRooms = [
  'protocol',
  'server/http',
  'server/stream',
  'server/coordination',
  'server/budget',
  'server/status',
  'server/signing',
  'server/webhook',
  'server/grant',
  'server/push',
]
const parts = [...text, 'protocol', 'react/part', 'react/hooks']

/** `imports`: other rooms. `packages`: whatever is not ours. `world`: whether clocks, timers and the network may be touched. */
export const rooms = {
  protocol: { imports: [], world: false },

  'core/model': { imports: ['protocol'], world: false },
  'core/machine': { imports: ['protocol', 'core/model'], world: false },
  'core/contract': { imports: ['protocol', 'core/model', 'core/machine'], world: false },
  'core/transfer': { imports: core, world: false },
  'core/list': { imports: ['core/model', 'core/machine', 'core/contract'], world: false },
  'core/sessions': { imports: [...core, 'core/transfer', 'core/list'], world: false },
  'core/activities': { imports: [...core, 'core/transfer'], world: false },
  'core/engine': { imports: [...core, 'core/transfer', 'core/list', 'core/activities'], world: false },

  'drivers/time': { imports: core },
  'drivers/page': { imports: core },
  'drivers/files': { imports: [...core, 'core/transfer', 'drivers/time', 'drivers/page'] },
  'drivers/sessions': { imports: [...core, 'core/sessions'], packages: ['idb'] },
  'drivers/endpoint': { imports: [...core, 'core/transfer', 'drivers/time'] },
  'drivers/status': {
    imports: [...core, 'core/transfer', 'drivers/time', 'drivers/endpoint'],
    packages: ['@tanstack/react-query'],
  },
  'drivers/tus': { imports: [...core, 'core/transfer', 'drivers/time'], packages: ['tus-js-client'] },

  browser: {
    imports: [
      ...core,
      'core/transfer',
      'core/sessions',
      'core/activities',
      'core/engine',
      'drivers/time',
      'drivers/page',
      'drivers/files',
      'drivers/sessions',
      'drivers/endpoint',
      'drivers/status',
      'drivers/tus',
    ],
    packages: ['@tanstack/react-query'],
  },

  'react/text': { imports: ['protocol', 'core/model', 'core/machine'] },
  'react/part': { imports: [], packages: ['react'] },
  'react/hooks': {
    imports: ['core/model', 'core/machine', 'browser', 'react/text', 'react/part'],
    packages: ['react', '@tanstack/react-query'],
  },
  'react/adding': { imports: [...parts, 'browser'], packages: ['react', 'react-dom'] },
  'react/field': { imports: [...parts, 'browser'], packages: ['react'] },
  'react/window': { imports: parts, packages: ['react', 'react-dom'] },
  'react/list': { imports: [...parts, 'react/window'], packages: ['react', 'react-dom'] },
  'react/item': { imports: [...parts, 'browser', 'react/adding'], packages: ['react'] },
  'react/details': { imports: [...parts, 'browser', 'react/item'], packages: ['react'] },
  'react/parts': {
    imports: [
      ...parts,
      'browser',
      'react/adding',
      'react/field',
      'react/window',
      'react/list',
      'react/item',
      'react/details',
    ],
    packages: ['react'],
  },
  'ui/looks': { imports: ['core/model', 'core/machine', 'react/parts'], packages: ['react'] },
  'ui/rows': {
    imports: [
      'core/model',
      'core/machine',
      'react/text',
      'react/hooks',
      'react/list',
      'react/parts',
      'ui/looks',
    ],
    packages: ['react'],
  },
  ui: {
    imports: [
      'core/model',
      'core/machine',
      'browser',
      'react/text',
      'react/part',
      'react/hooks',
      'react/parts',
      'ui/looks',
      'ui/rows',
    ],
    packages: ['react', '#row-code'],
  },
  locales: { imports: ['react/text'] },

  'server/http': { imports: ['protocol'] },
  'server/stream': { imports: ['protocol', 'server/http'] },
  'server/coordination': { imports: ['protocol', 'server/http', 'server/stream'] },
  'server/stores': { imports: ['protocol', 'server/stream', 'server/coordination'] },
  'server/budget': { imports: ['protocol', 'server/http', 'server/stream', 'server/coordination'] },
  'server/status': {
    imports: ['protocol', 'server/http', 'server/stream', 'server/coordination', 'server/budget'],
  },
  'server/signing': { imports: ['protocol', 'server/http', 'server/stream', 'server/coordination'] },
  'server/push': { imports: ['protocol', 'server/http'] },
  'server/webhook': { imports: ['protocol', 'server/http'] },
  'server/grant': { imports: ['protocol', 'server/http'] },
  'server/routes': { imports: serverRooms },
  server: { imports: [...serverRooms, 'server/routes'] },

  'emulator/http': { imports: [] },
  'emulator/media': { imports: ['emulator/http'], packages: ['@noble/hashes'] },
  'emulator/videos': { imports: ['emulator/http', 'emulator/media'] },
  // The one thing that the emulator shares with what it tests: both ends of a webhook sign alike.
  'emulator/account': { imports: ['emulator/http', 'emulator/media', 'emulator/videos', 'server/webhook'] },
  'emulator/playback': {
    imports: ['emulator/http', 'emulator/media', 'emulator/videos', 'emulator/account'],
  },
  'emulator/uploads': { imports: ['emulator/http', 'emulator/videos', 'emulator/account'] },
  'emulator/api/extras': { imports: ['emulator/http', 'emulator/videos', 'emulator/account'] },
  'emulator/api': {
    imports: [
      'emulator/http',
      'emulator/videos',
      'emulator/account',
      'emulator/playback',
      'emulator/api/extras',
    ],
  },
  emulator: {
    imports: [
      'emulator/http',
      'emulator/media',
      'emulator/videos',
      'emulator/account',
      'emulator/playback',
      'emulator/uploads',
      'emulator/api',
    ],
  },
  testing: {
    imports: [
      'protocol',
      'core/model',
      'core/machine',
      'browser',
      'emulator',
      'emulator/http',
      'server',
      'server/grant',
      'ui/rows',
    ],
    packages: ['react'],
  },
  cli: {
    imports: ['emulator', 'emulator/http', 'emulator/media', 'emulator/videos', 'emulator/account'],
    packages: ['node:'],
  },
}
