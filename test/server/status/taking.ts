import {
  type Coordination,
  memoryCoordination,
  type StreamHandlerOptions,
  type Video,
} from 'react-stream-uploader/server'
import { SECRET } from '../deliveries.js'
import { handlerOn, video } from '../fake-stream.js'

export const encoding = {
  status: { state: 'inprogress', pctComplete: '20' },
  modified: '2026-05-18T09:29:01Z',
}
/** What Stream says when it is asked, and how long that takes. */
interface Upstream {
  fields: Record<string, unknown>
  gate?: Promise<unknown> | undefined
}

/** Instances of a handler that takes webhooks, and what the app was told by any of them. */
export function taking(count = 1, options: Partial<StreamHandlerOptions> & { onReady?: () => unknown } = {}) {
  const { onReady, ...rest } = options
  const told: string[] = []
  const upstream: Upstream = { fields: encoding }
  const coordination: Coordination = memoryCoordination()
  const tell =
    (end: string) =>
    async ({ video: { name } }: { video: Video }) => {
      await onReady?.()
      told.push(name === null ? end : `${end} ${name}`)
    }
  const instances = Array.from({ length: count }, () =>
    handlerOn(
      async () => {
        const { fields, gate } = upstream
        await gate
        return video(fields)
      },
      { webhook: { secret: SECRET, onReady: tell('ready'), onError: tell('error') }, coordination, ...rest },
    ),
  )
  const [first] = instances
  if (first === undefined) throw new Error('At least one')
  return { ...first, instances, told, upstream, coordination }
}

/** A promise that a test settles. */
export function promised() {
  const settle = { resolve: (): void => {}, reject: (): void => {} }
  const promise = new Promise<void>((resolve, reject) => {
    settle.resolve = resolve
    settle.reject = () => reject(new Error('database down'))
  })
  promise.catch(() => undefined)
  return { promise, resolve: () => settle.resolve(), reject: () => settle.reject() }
}
