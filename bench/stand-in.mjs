/** Stream, as far as the handler asks it: with the limit of 1,200 calls in five minutes, and a block of five minutes beyond. */
export function createStandIn({ now, videos, hasHeaders = false, limit = 1200, windowMs = 300_000 }) {
  const calls = []
  const counts = { limited: 0, listed: 0 }
  let blockedUntil = 0

  function objectOf(id) {
    const { creator, uploadedAt, readyAt } = videos.get(id)
    const isReady = now() >= readyAt
    const complete = uploadedAt + 2 * (readyAt - uploadedAt)
    const percent = Math.min(100, Math.max(0, (100 * (now() - uploadedAt)) / (complete - uploadedAt)))
    const status = { state: isReady ? 'ready' : 'inprogress', pctComplete: percent.toFixed(6) }
    const moved = new Date(Math.min(now(), complete)).toISOString()
    const readyToStreamAt = isReady ? new Date(readyAt).toISOString() : null
    return { uid: id, creator, readyToStream: isReady, readyToStreamAt, status, modified: moved }
  }

  function headers() {
    if (!hasHeaders) return {}
    const inWindow = calls.filter((at) => at > now() - windowMs)
    const left = Math.max(0, limit - inWindow.length)
    const resets = inWindow.length === 0 ? windowMs : inWindow[0] + windowMs - now()
    return {
      Ratelimit: `"default";r=${left};t=${Math.ceil(resets / 1000)}`,
      'Ratelimit-Policy': `"default";q=${limit};w=${windowMs / 1000}`,
    }
  }

  return {
    calls,
    counts,
    objectOf,
    answer(request) {
      const { pathname, search } = new URL(request.url)
      const last = pathname.split('/').at(-1)
      const isBlocked = now() < blockedUntil
      if (!isBlocked) calls.push(now())
      const isOver = calls.filter((at) => at > now() - windowMs).length > limit
      if (!isBlocked && isOver) blockedUntil = now() + windowMs
      if (isBlocked || isOver) {
        counts.limited += 1
        return new Response('{}', {
          status: 429,
          headers: { ...headers(), 'Retry-After': String(Math.ceil((blockedUntil - now()) / 1000)) },
        })
      }
      const ids = /[?&]id=([^&]+)/.exec(search)?.[1].split(',')
      if (ids !== undefined) counts.listed += 1
      const result = ids === undefined ? objectOf(last) : ids.filter((id) => videos.has(id)).map(objectOf)
      return Response.json({ success: true, result }, { headers: headers() })
    },
  }
}

/** Uploads that end within five minutes, of which half can be played after a minute, and all are complete after twice the time. */
export function createVideos(
  count,
  startedAt,
  random,
  gaussian,
  { windowMs = 300_000, medianMs = 60_000 } = {},
) {
  const videos = new Map()
  for (let index = 0; index < count; index++) {
    const id = index.toString(16).padStart(32, '0')
    const uploadedAt = startedAt + random() * windowMs
    const readyAt = uploadedAt + medianMs * Math.exp(0.6 * gaussian(random))
    videos.set(id, { creator: `person ${index}`, uploadedAt, readyAt })
  }
  return videos
}

/** What the browser waits between two polls: `drivers/status/query-status-source.ts`. */
export function pollWait(polls, retryAfter, random) {
  const wait = retryAfter > 0 ? retryAfter * 1000 : Math.min(1000 * 1.4 ** polls, 15_000)
  return wait + random() * 200
}
