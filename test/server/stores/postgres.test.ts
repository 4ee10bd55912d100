import { Pool } from 'pg'
import { postgresCoordination, postgresSchema } from 'react-stream-uploader/server/postgres'
import { isCoordination } from './contract.js'
import { findPostgres, startPostgres } from './servers.js'

const programs = findPostgres()

if (programs !== null) {
  isCoordination('PostgreSQL', async () => {
    const server = await startPostgres(programs)
    const connection = { host: '127.0.0.1', port: server.port, user: 'postgres', database: 'postgres' }
    const pools = [new Pool(connection), new Pool(connection)] as const
    const [a, b] = pools
    await a.query(postgresSchema)
    // As at the next start-up.
    await b.query(postgresSchema)
    return {
      instances: [postgresCoordination(a), postgresCoordination(b)],
      async close() {
        await Promise.all(pools.map((pool) => pool.end()))
        await server.stop()
      },
    }
  })
}
