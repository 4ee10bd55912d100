// The scripts that Redis runs: each is atomic, and goes by Redis's clock.

import { TURN_MS, WANTED_MS } from '../coordination/coordination.js'
import { KEPT_MS } from './stored-reading.js'

const NOW = `local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`

/** What is known of the video at a key, as a list: its JSON, its age, and the ends that were told. */
const KNOWN = `${NOW}
local function known(key)
  local kept = redis.call('HMGET', key, 'video', 'asked', 'told:ready', 'told:error')
  if not kept[1] then return false end
  local told = {}
  if kept[3] then table.insert(told, 'ready') end
  if kept[4] then table.insert(told, 'error') end
  local age = now - tonumber(kept[2])
  if age < 0 then age = ${Number.MAX_SAFE_INTEGER} end
  return { kept[1], string.format('%.0f', age), told }
end
`

export type RedisScript = 'take' | 'rest' | 'known' | 'merge' | 'claim' | 'done' | 'want' | 'due'

export const redisScripts: Readonly<Record<RedisScript, string>> = {
  /** KEYS: the rest, and the buckets. ARGV of each bucket: capacity, tokens a minute, tokens to leave. */
  take: `${NOW}
local untilThen = tonumber(redis.call('GET', KEYS[1]) or '0')
if untilThen > now then return untilThen - now end
local wait = 0
local levels = {}
for index = 2, #KEYS do
  local first = (index - 2) * 3
  local capacity, perMinute, leave = tonumber(ARGV[first + 1]), tonumber(ARGV[first + 2]), tonumber(ARGV[first + 3])
  local level = redis.call('HMGET', KEYS[index], 'tokens', 'at')
  local tokens = capacity
  if level[1] then
    tokens = math.min(capacity, tonumber(level[1]) + math.max(0, now - tonumber(level[2])) * perMinute / 60000)
  end
  local missing = leave + 1 - tokens
  if missing > 1e-6 then wait = math.max(wait, math.ceil(missing / perMinute * 60000)) end
  levels[index] = { tokens - 1, math.ceil(capacity / perMinute * 60000) + 1000 }
end
if wait > 0 then return wait end
for index = 2, #KEYS do
  redis.call('HSET', KEYS[index], 'tokens', string.format('%.10g', levels[index][1]), 'at', string.format('%.0f', now))
  redis.call('PEXPIRE', KEYS[index], levels[index][2])
end
return 0`,

  /** KEYS: the rest. ARGV: milliseconds. */
  rest: `${NOW}
local untilThen = now + tonumber(ARGV[1])
if untilThen > tonumber(redis.call('GET', KEYS[1]) or '0') then
  redis.call('SET', KEYS[1], string.format('%.0f', untilThen), 'PX', ARGV[1])
end
return 0`,

  /** KEYS: of videos. */
  known: `${KNOWN}
local all = {}
for index, key in ipairs(KEYS) do all[index] = known(key) or 0 end
return all`,

  /** KEYS: of videos. ARGV of each: JSON, milliseconds since it was asked, \`modified\` or an empty text, 1 if it has ended. */
  merge: `${KNOWN}
local function isNewer(key, deleted, asked, modified, ended)
  local kept = redis.call('HMGET', key, 'video', 'asked', 'modified', 'ended')
  if not kept[1] then return true end
  if kept[1] == 'null' then return false end
  if deleted then return true end
  if ended ~= (kept[4] == '1') then return ended end
  local keptAsked = tonumber(kept[2])
  if asked < keptAsked and keptAsked <= now then return false end
  return modified == nil or kept[3] == '' or modified >= tonumber(kept[3])
end
local all = {}
for index, key in ipairs(KEYS) do
  local first = (index - 1) * 4
  local video, ended = ARGV[first + 1], ARGV[first + 4]
  local asked = math.max(0, now - tonumber(ARGV[first + 2]))
  if isNewer(key, video == 'null', asked, tonumber(ARGV[first + 3]), ended == '1') then
    redis.call('HSET', key, 'video', video, 'asked', string.format('%.0f', asked), 'modified', ARGV[first + 3], 'ended', ended)
    redis.call('PEXPIRE', key, ${KEPT_MS})
  end
  all[index] = known(key)
end
return all`,

  /** KEYS: of a video. ARGV: end, holder, milliseconds. */
  claim: `${NOW}
local told, holder, lease = 'told:' .. ARGV[1], 'holder:' .. ARGV[1], 'lease:' .. ARGV[1]
if redis.call('HGET', KEYS[1], told) then return 'told' end
if tonumber(redis.call('HGET', KEYS[1], lease) or '0') > now then return 'busy' end
redis.call('HSET', KEYS[1], holder, ARGV[2], lease, string.format('%.0f', now + tonumber(ARGV[3])))
redis.call('PEXPIRE', KEYS[1], ${KEPT_MS})
return 'yours'`,

  /** KEYS: of a video. ARGV: end, holder, 1 if the app was told. */
  done: `local told, holder, lease = 'told:' .. ARGV[1], 'holder:' .. ARGV[1], 'lease:' .. ARGV[1]
if ARGV[3] == '1' then
  redis.call('HSET', KEYS[1], told, '1')
  redis.call('PEXPIRE', KEYS[1], ${KEPT_MS})
end
if redis.call('HGET', KEYS[1], holder) == ARGV[2] then redis.call('HDEL', KEYS[1], holder, lease) end
return 0`,

  /** KEYS: when each was wanted, and had its turn. ARGV: ids. */
  want: `${NOW}
for _, id in ipairs(ARGV) do
  redis.call('ZADD', KEYS[1], now, id)
  redis.call('ZADD', KEYS[2], 'NX', 0, id)
end
redis.call('PEXPIRE', KEYS[1], ${2 * WANTED_MS})
redis.call('PEXPIRE', KEYS[2], ${2 * WANTED_MS})
return 0`,

  /** KEYS: when each was wanted, and had its turn. ARGV: how many at most. */
  due: `${NOW}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now - ${WANTED_MS})) do
  redis.call('ZREM', KEYS[1], id)
  redis.call('ZREM', KEYS[2], id)
end
local ids = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now - ${TURN_MS}, 'LIMIT', 0, ARGV[1])
for _, id in ipairs(ids) do redis.call('ZADD', KEYS[2], now, id) end
return ids`,
}
