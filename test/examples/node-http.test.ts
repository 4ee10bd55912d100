import { vi } from 'vitest'
import { isStreamEndpoint } from './endpoint-contract.js'
import { served } from './served.js'

vi.stubEnv('PORT', '0')

isStreamEndpoint(async () => {
  const { server } = await import('../../examples/node-http.js')
  return served(server)
})
