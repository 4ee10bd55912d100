import { expect, test } from 'vitest'
import { findPostgres, findRedis } from './servers.js'

test('every store is here, or it is said which is not', () => {
  const missing = [findRedis() === null && 'redis-server', findPostgres() === null && 'PostgreSQL'].filter(
    Boolean,
  )
  if (missing.length > 0) {
    process.stderr.write(`Not tested: ${missing.join(', ')}. scripts/install-stores.sh installs them.\n`)
  }
  if (process.env['REQUIRE_ALL_STORES'] === '1') expect(missing).toEqual([])
})
