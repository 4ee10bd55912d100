import { fileURLToPath } from 'node:url'
import { Miniflare } from 'miniflare'
import {
  type CoordinatorNamespace,
  durableObjectCoordination,
} from 'react-stream-uploader/server/durable-object'
import { bundle } from '../../support/bundle.js'
import { untyped } from '../fake-stream.js'
import { isCoordination } from './contract.js'

isCoordination('a Durable Object', async () => {
  const workerd = new Miniflare({
    modules: true,
    script: await bundle(fileURLToPath(new URL('coordinator-worker.ts', import.meta.url))),
    compatibilityDate: '2026-04-01',
    durableObjects: { COORDINATOR: { className: 'StreamCoordinator', useSQLite: true } },
  })
  // Miniflare's types are those of its own requests.
  const namespace: CoordinatorNamespace = untyped(await workerd.getDurableObjectNamespace('COORDINATOR'))
  return {
    instances: [durableObjectCoordination(namespace), durableObjectCoordination(namespace)],
    close: () => workerd.dispose(),
  }
})
