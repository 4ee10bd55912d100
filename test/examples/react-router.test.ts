import { createRequestHandler, type ServerBuild } from 'react-router'
import { isStreamEndpoint } from './endpoint-contract.js'

type Route = NonNullable<ServerBuild['routes'][string]>

/** What React Router's compiler makes of an app with this one resource route, which has no component. */
const buildOf = (route: Omit<Route['module'], 'default'>): ServerBuild => ({
  entry: { module: { default: () => new Response('A page.', { status: 500 }) } },
  routes: { stream: { id: 'stream', path: 'api/stream/*', module: route as Route['module'] } },
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
  publicPath: '/',
  assetsBuildDirectory: '',
  future: {} as ServerBuild['future'],
  ssr: true,
  isSpaMode: false,
  prerender: [],
  routeDiscovery: { mode: 'initial', manifestPath: '' },
})

isStreamEndpoint(async () => {
  const route = await import('../../examples/react-router/app/routes/api.stream.$.js')
  return { origin: 'https://host.test', send: createRequestHandler(buildOf(route), 'production') }
})
