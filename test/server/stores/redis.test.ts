import { Redis } from 'ioredis'
import { redisCoordination } from 'react-stream-uploader/server/redis'
import { createClient } from 'redis'
import { isCoordination } from './contract.js'
import { findRedis, startRedis } from './servers.js'

const program = findRedis()

if (program !== null) {
  isCoordination('Redis, through node-redis', async () => {
    const server = await startRedis(program)
    const url = `redis://127.0.0.1:${server.port}`
    const clients = [createClient({ url }), createClient({ url }), createClient({ url })] as const
    await Promise.all(clients.map((client) => client.connect()))
    const [a, b, c] = clients
    return {
      instances: [redisCoordination(a), redisCoordination(b), redisCoordination(c)],
      async close() {
        await Promise.all(clients.map((client) => client.close()))
        await server.stop()
      },
    }
  })

  isCoordination('Redis, through ioredis', async () => {
    const server = await startRedis(program)
    const clients = [new Redis(server.port, '127.0.0.1'), new Redis(server.port, '127.0.0.1')] as const
    const [a, b] = clients
    return {
      instances: [redisCoordination(a, '{account}:'), redisCoordination(b, '{account}:')],
      async close() {
        await Promise.all(clients.map((client) => client.quit()))
        await server.stop()
      },
    }
  })
}
