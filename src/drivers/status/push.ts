// Changes of the watched videos, pushed over one connection.

import { UploadFailure, uploadErrorOf } from '../../core/model/upload-error.js'
import { asObject, asText, parseJson } from '../../protocol/json.js'
import type { SeveralVideos } from '../endpoint/endpoint-client.js'
import { readEvents, type ServerEvent } from './event-reader.js'
import type { TogetherParts } from './video-reads.js'

export interface Push {
  /** Another video is watched, or one less. */
  changed(): void
  has(videoId: string): boolean
}

const MOST_IDS = 100
/** Milliseconds in which several new videos make one new connection. */
const GATHERING = 250
/** Milliseconds until the first sign of life: a proxy that keeps answers back never shows one. */
const FIRST_SIGN = 10_000
/** Milliseconds of silence after which a connection is dead. The server says something every fifteen seconds. */
const SILENCE = 40_000
/** Milliseconds after which a connection has proved itself. */
const PROVED = 20_000
/** Connections in a row that break before they have proved themselves. Then there is something on the way that forbids it. */
const MOST_BREAKS = 3

/** What an endpoint answers that has no streams after all. */
const NO: ReadonlySet<string> = new Set([
  'not-found',
  'method-not-allowed',
  'invalid-request',
  'endpoint-unreadable',
  'endpoint-failed',
])

interface Connection {
  readonly ids: ReadonlySet<string>
  readonly ending: AbortController
}

export function createPush({ watched, endpoint, clock, limited, readingOf }: TogetherParts): Push {
  const pushed = new Set<string>()
  const refused = new Set<string>()
  let connection: Connection | null = null
  let callOff: (() => void) | null = null
  let lastEventId = ''
  let breaks = 0
  let isOver = false

  const wanted = (): readonly string[] => {
    const ids = isHidden() ? [] : [...watched.keys()].filter((id) => !refused.has(id))
    return ids.slice(0, MOST_IDS)
  }

  function listenToPage(isWatching: boolean): void {
    const page = globalThis.document
    if (isWatching) page?.addEventListener('visibilitychange', changed)
    else page?.removeEventListener('visibilitychange', changed)
  }

  function close(): void {
    callOff?.()
    callOff = null
    connection?.ending.abort()
    connection = null
    pushed.clear()
  }

  /** Polls take over at once. */
  function stop(): void {
    const ids = [...pushed]
    close()
    for (const id of ids) watched.get(id)?.wake()
  }

  function plan(ms: number): void {
    callOff ??= clock.after(ms, () => {
      callOff = null
      void connect()
    })
  }

  function changed(): void {
    if (isOver) return
    for (const id of refused) if (!watched.has(id)) refused.delete(id)
    listenToPage(watched.size > 0)
    const ids = wanted()
    if (ids.length === 0) return close()
    // One too many costs nothing until the server ends the connection, and where there is no room the others are polled.
    const isMissing = ids.some((id) => !connection?.ids.has(id))
    if (isMissing && (connection?.ids.size ?? 0) < MOST_IDS) plan(GATHERING)
  }

  function hear({ name, data, id }: ServerEvent): 'end' | null {
    if (id !== null) lastEventId = id
    if (name === 'end') return 'end'
    const json = parseJson(data)
    if (name === 'video') {
      const reading = readingOf(json)
      pushed.add(reading.video.id)
      watched.get(reading.video.id)?.take(reading)
    }
    if (name === 'refused') {
      // Asked for alone it gets new headers, or says why.
      const videoId = asText(asObject(json)?.['id']) ?? ''
      refused.add(videoId)
      pushed.delete(videoId)
      watched.get(videoId)?.wake()
    }
    return null
  }

  /** Resolves with whether the server has ended it. */
  async function listen(source: SeveralVideos, { ids, ending }: Connection): Promise<boolean> {
    const headers = {
      Accept: 'text/event-stream',
      ...(lastEventId !== '' && { 'Last-Event-ID': lastEventId }),
    }
    const { signal } = ending
    const response = await limited(FIRST_SIGN, clock, () => source.get([...ids], headers, signal), signal)
    const type = response.headers.get('content-type') ?? ''
    if (!/^text\/event-stream/i.test(type) || response.body === null)
      throw new UploadFailure('endpoint-unreadable')
    let isEnded = false
    let isSilent = true
    let silence = clock.after(FIRST_SIGN, () => ending.abort())
    try {
      await readEvents(response.body, (event) => {
        silence()
        silence = clock.after(SILENCE, () => ending.abort())
        if (isSilent) for (const id of ids) pushed.add(id)
        isSilent = false
        if (hear(event) === 'end') isEnded = true
      })
    } finally {
      silence()
    }
    // Kept back on the way, and all given at the end.
    if (isSilent) throw new UploadFailure('endpoint-unreadable')
    return isEnded
  }

  async function connect(): Promise<void> {
    const ids = wanted()
    const source = endpoint().several
    if (isOver || ids.length === 0 || source === undefined) return
    if (!isMultiplexed(source.url)) {
      isOver = true
      return
    }
    connection?.ending.abort()
    const own: Connection = { ids: new Set(ids), ending: new AbortController() }
    connection = own
    const begun = clock.now()
    let isEnded = false
    let isNo = false
    try {
      isEnded = await listen(source, own)
    } catch (thrown) {
      isNo = NO.has(uploadErrorOf(thrown).code)
    }
    // Another connection has taken its place, or none is wanted.
    if (connection !== own) return
    const hasProved = clock.now() - begun >= PROVED
    breaks = isEnded || hasProved ? 0 : breaks + 1
    isOver = isNo || breaks >= MOST_BREAKS
    if (!isEnded || isOver) stop()
    connection = null
    if (isOver || wanted().length === 0) return
    if (!isEnded) return plan(1000 * 2 ** breaks)
    // What the server has no more to say of, it would say at once again.
    plan(hasProved ? GATHERING * (1 + 3 * clock.random()) : PROVED)
  }

  changed()
  return { changed, has: (videoId) => pushed.has(videoId) }
}

function isHidden(): boolean {
  return globalThis.document?.visibilityState === 'hidden'
}

/** Over HTTP/1.1 a browser has six connections to a host, for all tabs: one that stays open could starve the page. */
function isMultiplexed({ origin }: URL): boolean {
  const entries = (type: string): readonly PerformanceEntry[] =>
    globalThis.performance?.getEntriesByType?.(type) ?? []
  const own = globalThis.location?.origin === origin ? entries('navigation') : []
  const others = entries('resource').filter(({ name }) => name.startsWith(`${origin}/`))
  return [...own, ...others].some(
    (entry) => 'nextHopProtocol' in entry && /^h[23]/.test(String(entry.nextHopProtocol)),
  )
}
