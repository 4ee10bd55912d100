import { expect, test, vi } from 'vitest'
import type { StreamEnv } from '../../examples/stream-endpoint.js'
import { isStreamEndpoint } from './endpoint-contract.js'

/** What Next.js calls: an export for each method. @see https://nextjs.org/docs/app/api-reference/file-conventions/route */
type RouteModule = Readonly<
  Record<
    'DELETE' | 'GET' | 'OPTIONS' | 'PATCH' | 'POST',
    (
      request: Request,
      context: { readonly params: Promise<{ readonly path?: string[] }> },
    ) => Response | Promise<Response>
  >
>
const load = (): Promise<RouteModule> => import('../../examples/nextjs/app/api/stream/[[...path]]/route.js')

isStreamEndpoint(async () => {
  const route = await load()
  return {
    origin: 'https://host.test',
    send: async (request) => {
      const path = new URL(request.url).pathname.split('/').slice(3)
      const params = Promise.resolve(path.length > 0 ? { path } : {})
      return route[request.method as keyof RouteModule](request, { params })
    },
  }
})

/** As Next.js declares `process.env`: with a name of its own, which once made TypeScript refuse the recipe. */
type NextEnv = NodeJS.ProcessEnv & { readonly NODE_ENV: 'development' | 'production' | 'test' }

test('its environment is one that the endpoint takes', () => {
  const env: NextEnv = { ...process.env, NODE_ENV: 'test' }
  expect(env satisfies StreamEnv).toHaveProperty('NODE_ENV')
})

test('it is built where there are no secrets', async () => {
  vi.unstubAllEnvs()
  vi.resetModules()
  expect(Object.keys(await load()).toSorted()).toEqual(['DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST'])
})
