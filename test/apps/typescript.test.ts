import { expect, test } from 'vitest'
import { openApp } from './support/app.js'

/** The oldest is what the declarations of TanStack Query need: they use `NoInfer`. */
const oldest = '5.4.5'
/** Version 5.9 is in `npm run check:consumer`. */
const versions = [oldest, '5.6.3', '5.8.3', '6.0.3', '7.0.2']

/** Every door, and each way to pass options. */
const program = `
import { StreamUploader, type StreamUploaderProps, Uploader, createUploader, useStreamUpload } from 'react-stream-uploader'
import { createEmulatorNetwork, createStreamEmulator } from 'react-stream-uploader/emulator'
import { de } from 'react-stream-uploader/locales/de'
import { ptBR } from 'react-stream-uploader/locales/pt-BR'
import { createStreamHandler } from 'react-stream-uploader/server'
import type { CoordinatorNamespace } from 'react-stream-uploader/server/durable-object'
import { redisCoordination } from 'react-stream-uploader/server/redis'
import { postgresCoordination } from 'react-stream-uploader/server/postgres'
import 'react-stream-uploader/styles.css'
import 'react-stream-uploader/single.css'

export type Doors = [CoordinatorNamespace, typeof redisCoordination, typeof postgresCoordination]
export const handler = createStreamHandler({
  accountId: undefined,
  apiToken: undefined,
  authorize: (request, action) => (action.type === 'import' ? null : { creator: request.headers.get('x-user') ?? 'a' }),
})
export const uploader = createUploader({ endpoint: '/api/stream' })
const network = createEmulatorNetwork({ emulator: createStreamEmulator() })
const props: StreamUploaderProps = network
export function Page() {
  const { uploads } = useStreamUpload({ endpoint: '/api/stream' })
  return (
    <>
      {uploads.map((upload) => (upload.status === 'ready' ? upload.video.thumbnail : upload.status))}
      <StreamUploader {...props} messages={de} />
      <StreamUploader {...network} messages={ptBR} onReady={({ video }) => video.id} retry={() => ({ kind: 'fail' })} />
      <Uploader.Root uploader={uploader}>
        <Uploader.List>{(upload) => <Uploader.Item upload={upload} />}</Uploader.List>
      </Uploader.Root>
    </>
  )
}
`

/** The strictest that an app may have. */
const compilerOptions = {
  target: 'ES2022',
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  jsx: 'react-jsx',
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
}

const resolutions = {
  bundler: { module: 'ESNext', moduleResolution: 'bundler' },
  node16: { module: 'node16', moduleResolution: 'node16' },
  // What projects have that say \`"moduleResolution": "node"\`. TypeScript 6 deprecates it, and 7 does not have it.
  node: { module: 'ESNext', moduleResolution: 'node10' },
}

test('TypeScript, every door', async ({ task }) => {
  const app = await openApp()
  await app.write([
    ['package.json', JSON.stringify({ name: 'types', private: true, type: 'module' })],
    ['page.tsx', program],
  ])
  await app.paste([
    'npm install react-stream-uploader @tanstack/react-query react react-dom @types/react @types/react-dom',
    `npm install ${versions.map((version) => `ts-${version}@npm:typescript@${version}`).join(' ')}`,
  ])
  for (const [name, resolution] of Object.entries(resolutions)) {
    const config = { compilerOptions: { ...compilerOptions, ...resolution }, files: ['page.tsx'] }
    await app.write([[`${name}.json`, JSON.stringify(config)]])
  }
  for (const version of versions) {
    const used = version === oldest ? Object.keys(resolutions) : ['bundler']
    for (const name of used) {
      const said = await app.run(`node node_modules/ts-${version}/bin/tsc -p ${name}.json`)
      expect(said, `${version}, ${name}`).toBe('')
    }
  }
  task.meta.row = {
    version: `${oldest} to ${versions.at(-1)}`,
    how: 'with `skipLibCheck: false`; with the oldest, `moduleResolution` as `bundler`, `node16` and `node`',
  }
})
