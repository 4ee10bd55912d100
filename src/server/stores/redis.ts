// Coordination by Redis or a compatible server.

import { asAmount, asList } from '../../protocol/json.js'
import type { Coordination, Known } from '../coordination/coordination.js'
import { assertHasOne } from './assert-has-one.js'
import { type RedisScript, redisScripts } from './redis-scripts.js'
import { knownFrom, storedReadingOf } from './stored-reading.js'

/** A connected client: of `ioredis`, or of `redis` (node-redis). No other function of it is used. */
export type RedisClient =
  | { call(command: string, ...args: string[]): Promise<unknown> }
  | { sendCommand(args: string[]): Promise<unknown> }

/**
 * Lets instances of the handler share one budget, what is known of videos, and who tells the app. Each method is one round trip, and
 * goes by Redis's clock. A video takes about 2 kB, for a day. All keys have one hash tag, so a cluster keeps them on one node.
 *
 * @param prefix of all keys, with a hash tag. An account of Stream needs its own. Default `{stream-uploader}:`.
 * @throws {TypeError} if the client is none.
 * @example
 * const redis = createClient({ url: process.env.REDIS_URL })
 * await redis.connect()
 * createStreamHandler({ …, coordination: redisCoordination(redis) })
 */
export function redisCoordination(client: RedisClient, prefix = '{stream-uploader}:'): Coordination {
  assertHasOne(
    client,
    ['call', 'sendCommand'],
    'redisCoordination: pass a connected client of `redis` or `ioredis`.',
  )
  const rest = `${prefix}rest`
  const queue = [`${prefix}wanted`, `${prefix}turns`]
  const keyOf = (videoId: string): string => `${prefix}video:${videoId}`

  function run(
    script: RedisScript,
    keys: readonly string[],
    args: readonly (string | number)[],
  ): Promise<unknown> {
    const words = [redisScripts[script], String(keys.length), ...keys, ...args.map(String)]
    return 'call' in client ? client.call('EVAL', ...words) : client.sendCommand(['EVAL', ...words])
  }

  async function knownAt(answer: Promise<unknown>): Promise<readonly (Known | undefined)[]> {
    return asList(await answer).map(knownFrom)
  }

  return {
    async take(buckets) {
      const keys = buckets.map(({ name }) => `${prefix}bucket:${name}`)
      const args = buckets.flatMap(({ capacity, perMinute, leave }) => [capacity, perMinute, leave])
      return asAmount(await run('take', [rest, ...keys], args)) ?? 0
    },
    async rest(ms) {
      if (ms > 0) await run('rest', [rest], [Math.ceil(ms)])
    },
    known: (videoIds) =>
      videoIds.length === 0 ? Promise.resolve([]) : knownAt(run('known', videoIds.map(keyOf), [])),
    async merge(readings) {
      if (readings.length === 0) return []
      const stored = readings.map(storedReadingOf)
      const args = stored.flatMap(({ video, askedAgoMs, modified, hasEnded }) => [
        video,
        askedAgoMs,
        modified ?? '',
        hasEnded ? 1 : 0,
      ])
      const known = await knownAt(
        run(
          'merge',
          stored.map(({ id }) => keyOf(id)),
          args,
        ),
      )
      return readings.map(
        ({ video, askedAgoMs }, index) => known[index] ?? { video, ageMs: askedAgoMs, told: [] },
      )
    },
    async claim({ videoId, end, holder }, leaseMs) {
      const answer = await run('claim', [keyOf(videoId)], [end, holder, Math.ceil(leaseMs)])
      return answer === 'yours' || answer === 'told' ? answer : 'busy'
    },
    async done({ videoId, end, holder }, told) {
      await run('done', [keyOf(videoId)], [end, holder, told ? 1 : 0])
    },
    async want(videoIds) {
      if (videoIds.length > 0) await run('want', queue, videoIds)
    },
    async due(limit) {
      return asList(await run('due', queue, [limit])).filter((id) => typeof id === 'string')
    },
  }
}
