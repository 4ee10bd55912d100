import { isStreamEndpoint } from './endpoint-contract.js'

isStreamEndpoint(async () => {
  const { default: app } = await import('../../examples/bun-deno.js')
  return { origin: 'https://host.test', send: async (request) => app.fetch(request) }
})
