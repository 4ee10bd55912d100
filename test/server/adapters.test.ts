import { fetchByBinding } from 'react-stream-uploader/server'
import { durableObjectCoordination } from 'react-stream-uploader/server/durable-object'
import { postgresCoordination } from 'react-stream-uploader/server/postgres'
import { redisCoordination } from 'react-stream-uploader/server/redis'
import { expect, it } from 'vitest'
import { untyped } from './fake-stream.js'

// A binding or a client that was missing looked like a store that fails: each instance went on alone.
it.each<[string, (wrong: unknown) => unknown]>([
  ['redisCoordination', (wrong) => redisCoordination(untyped(wrong))],
  ['postgresCoordination', (wrong) => postgresCoordination(untyped(wrong))],
  ['durableObjectCoordination', (wrong) => durableObjectCoordination(untyped(wrong))],
  ['fetchByBinding', (wrong) => fetchByBinding(untyped(wrong))],
])('%s is stopped at start-up by what is no client, in words that name it', (name, adapt) => {
  for (const wrong of [undefined, null, '', 7, 'redis://localhost', []]) {
    expect(() => adapt(wrong)).toThrow(TypeError)
    expect(() => adapt(wrong)).toThrow(`react-stream-uploader: ${name}: pass `)
  }
})

it('an adapter takes whatever has the function', () => {
  class Client {
    sendCommand = async (): Promise<unknown> => null
  }
  expect(() => redisCoordination(new Client())).not.toThrow()
  expect(() => postgresCoordination({ query: async () => ({ rows: [] }) })).not.toThrow()
})
