// Coordination by PostgreSQL.

import { asAmount, asList, asObject } from '../../protocol/json.js'
import type { Coordination, Known } from '../coordination/coordination.js'
import { assertHasOne } from './assert-has-one.js'
import { knownFrom, storedReadingOf } from './stored-reading.js'

export { postgresSchema } from './postgres-schema.js'

/** A `Pool` or a connected `Client` of `pg`, or whatever answers a query like them. No other function of it is used. */
export interface PostgresClient {
  query(text: string, values: unknown[]): Promise<{ readonly rows: readonly unknown[] }>
}

/**
 * Lets instances of the handler share one budget, what is known of videos, and who tells the app. Each method is one statement, and
 * goes by the clock of the database. A video takes about 2 kB, for a day. Run `postgresSchema` first.
 *
 * @example
 * const pool = new Pool({ connectionString: process.env.DATABASE_URL })
 * await pool.query(postgresSchema)
 * createStreamHandler({ …, coordination: postgresCoordination(pool) })
 */
export function postgresCoordination(client: PostgresClient): Coordination {
  assertHasOne(client, ['query'], 'postgresCoordination: pass a `Pool` of `pg`.')
  async function run(name: string, ...values: readonly unknown[]): Promise<unknown> {
    const places = values.map((_, index) => `$${index + 1}`).join(', ')
    const { rows } = await client.query(`SELECT stream_uploader_${name}(${places}) AS answer`, [...values])
    return asObject(rows[0])?.['answer']
  }

  async function knownAt(answer: Promise<unknown>): Promise<readonly (Known | undefined)[]> {
    return asList(await answer).map(knownFrom)
  }

  return {
    take: async (buckets) => asAmount(await run('take', JSON.stringify(buckets))) ?? 0,
    async rest(ms) {
      await run('set_rest', ms)
    },
    known: (videoIds) => knownAt(run('known', JSON.stringify(videoIds))),
    async merge(readings) {
      if (readings.length === 0) return []
      const known = await knownAt(run('merge', JSON.stringify(readings.map(storedReadingOf))))
      return readings.map(
        ({ video, askedAgoMs }, index) => known[index] ?? { video, ageMs: askedAgoMs, told: [] },
      )
    },
    async claim({ videoId, end, holder }, leaseMs) {
      const answer = await run('claim_end', videoId, end, holder, leaseMs)
      return answer === 'yours' || answer === 'told' ? answer : 'busy'
    },
    async done({ videoId, end, holder }, told) {
      await run('done', videoId, end, holder, told)
    },
    async want(videoIds) {
      if (videoIds.length > 0) await run('want', JSON.stringify(videoIds))
    },
    async due(limit) {
      return asList(await run('due', limit)).filter((id) => typeof id === 'string')
    },
  }
}
