// Tells the app how a video ended: once, however many instances have the news.

import type { Video } from '../../protocol/video-status.js'
import type { Coordination } from '../coordination/coordination.js'
import { createLruMap } from '../coordination/lru-map.js'
import type { VideoEnd } from '../coordination/video-end.js'
import { startDeadline } from '../http/deadline.js'
import { Failure, internalFailure } from '../http/failure.js'
import type { TellEvent } from '../http/handler-event.js'

/** Which option has the functions to call. */
export type NewsOption = 'webhook' | 'events'

export interface EndTeller {
  /** For a webhook: resolves when the app has been told. @throws {Failure} if it could not be, so that Stream sends the webhook again. */
  deliver(video: Video, end: VideoEnd, from: NewsOption): Promise<void>
  /** For a reading that found an end of which nobody was told, as webhooks get lost. Holds up nothing. */
  notice(video: Video, end: VideoEnd): void
}

/** Milliseconds that the app may take. */
const TIME_LIMIT_MS = 10_000
/** Milliseconds. How long a webhook waits for another one that tells the same, and how often it looks. */
const PATIENCE_MS = 5000
const LOOK_MS = 500
/** Milliseconds by which a claim outlasts the app's time, so that it ends with its holder and not before. */
const LEASE_MARGIN_MS = 5000
/** Milliseconds until a reading tells again what the app could not take. */
const NOTICE_AGAIN_MS = 30_000

/** The app's functions. */
interface App {
  readonly onReady?: ((event: { readonly video: Video }) => void | Promise<void>) | undefined
  readonly onError?: ((event: { readonly video: Video }) => void | Promise<void>) | undefined
  readonly timeLimitMs?: number | undefined
}

interface TellerOptions {
  readonly coordination: Coordination
  readonly apps: { readonly [O in NewsOption]: App | undefined }
  /** Takes work that goes on after the answer. It does not reject. */
  readonly background: (work: Promise<void>) => void
  readonly report: (thrown: unknown) => void
  readonly emit?: TellEvent | undefined
}

export function createEndTeller(options: TellerOptions): EndTeller {
  const { coordination, apps, background, report, emit = () => {} } = options
  const underWay = new Map<string, Promise<unknown>>()
  const noticedAt = createLruMap<number>(1000)

  /** `false`: somebody else is about to tell the app. */
  async function attempt(video: Video, end: VideoEnd, from: NewsOption): Promise<boolean> {
    const { timeLimitMs = TIME_LIMIT_MS, ...app } = apps[from] ?? {}
    const name = end === 'ready' ? 'onReady' : 'onError'
    const claim = { videoId: video.id, end, holder: crypto.randomUUID() }
    const answer = await coordination.claim(claim, timeLimitMs + LEASE_MARGIN_MS)
    emit({ type: 'claim', videoId: video.id, end, answer })
    if (answer !== 'yours') return answer === 'told'
    const [known] = await coordination.known([video.id])
    // Deleted while this claim was waited for, or told just before it.
    if (known !== undefined && (known.video === null || known.told.includes(end))) {
      await coordination.done(claim, false)
      return true
    }
    const telling = tell(app[name], video, `${from}.${name}`).then(
      () => coordination.done(claim, true),
      async (thrown: unknown) => {
        await coordination.done(claim, false)
        throw thrown
      },
    )
    // The app's function goes on, and keeps its claim: if it succeeds after all, that counts.
    background(telling.catch(() => undefined))
    await limited(telling, timeLimitMs, from, name)
    return true
  }

  function start(video: Video, end: VideoEnd, from: NewsOption): Promise<boolean> {
    const key = `${video.id} ${end}`
    const run = attempt(video, end, from)
    underWay.set(key, run)
    const leave = (): unknown => underWay.delete(key)
    run.then(leave, leave)
    return run
  }

  return {
    async deliver(video, end, from) {
      const patience = startDeadline(PATIENCE_MS)
      patience.expired.catch(() => undefined)
      try {
        while (!patience.signal.aborted) {
          const other = underWay.get(`${video.id} ${end}`)
          if (other === undefined) {
            if (await start(video, end, from)) return
            await pause(LOOK_MS)
          } else {
            await Promise.race([other.catch(() => undefined), patience.expired.catch(() => undefined)])
          }
        }
        throw new Failure('internal', 'The app is being told already. Deliver this again.', {
          httpStatus: 503,
        })
      } finally {
        patience.stop()
      }
    },
    notice(video, end) {
      const key = `${video.id} ${end}`
      const before = noticedAt.get(key)
      if (underWay.has(key) || (before !== undefined && performance.now() - before < NOTICE_AGAIN_MS)) return
      noticedAt.set(key, performance.now())
      background(
        start(video, end, apps.webhook === undefined ? 'events' : 'webhook').then(
          () => undefined,
          (thrown: unknown) => report(thrown),
        ),
      )
    },
  }
}

/** @throws {Failure} with `internal` if the app's function fails. */
async function tell(call: App['onReady'], video: Video, name: string): Promise<void> {
  try {
    await call?.({ video })
  } catch (cause) {
    throw internalFailure('failed', { message: `\`${name}\` threw; \`cause\` is the error.`, cause })
  }
}

async function limited(
  telling: Promise<void>,
  limitMs: number,
  option: NewsOption,
  name: string,
): Promise<void> {
  const deadline = startDeadline(limitMs)
  try {
    await Promise.race([telling, deadline.expired])
  } catch (thrown) {
    if (!deadline.signal.aborted) throw thrown
    throw internalFailure('failed', {
      message: `\`${option}.${name}\` took longer than ${limitMs} ms, \`${option}.timeLimitMs\`. Let it only write down what is to be done.`,
    })
  } finally {
    deadline.stop()
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
