import { expect, test, vi } from 'vitest'
import { isStreamEndpoint } from './endpoint-contract.js'
import { served } from './served.js'

vi.stubEnv('PORT', '0')

let origin: string

isStreamEndpoint(async () => {
  const { server } = await import('../../examples/express.js')
  const host = await served(server)
  origin = host.origin
  return host
})

test("the app's own routes have their bodies parsed", async () => {
  const response = await fetch(`${origin}/api/echo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"a":1}',
  })
  expect(await response.json()).toEqual({ a: 1 })
})
