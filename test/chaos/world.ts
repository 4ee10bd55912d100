import { environmentManager, onlineManager, QueryClient } from '@tanstack/react-query'
import {
  createEmulatorNetwork,
  createStreamEmulator,
  type EmulatorHttpStack,
  type FaultRule,
  type StreamEmulator,
} from 'react-stream-uploader/emulator'
import { createStreamHandler } from 'react-stream-uploader/server'
import type { Ports } from '../../src/core/ports.js'
import type { UploadOptions } from '../../src/core/settings.js'
import { createEngine } from '../../src/core/uploader.js'
import type { UploaderHandle } from '../../src/core/uploader-handle.js'
import { fileProbe } from '../../src/drivers/file-probe.js'
import { createHeaderSource } from '../../src/drivers/header-source.js'
import { httpEndpoint } from '../../src/drivers/http-endpoint.js'
import { createQueryStatusSource } from '../../src/drivers/query-status-source.js'
import { createTicketSource } from '../../src/drivers/ticket-source.js'
import { createTusTransport } from '../../src/drivers/tus-transport.js'
import { routeOf } from '../../src/emulator/route.js'
import { fakePorts } from '../support/fake-ports.js'
import { digests } from './content.js'
import { createHost } from './host.js'
import { createLine } from './line.js'
import { carriedFetch, carriedStack } from './network.js'
import type { EndpointRule, Setup } from './schedule.js'
import type { VirtualTime } from './virtual-time.js'
import { Witness } from './witness.js'

interface Parts {
  readonly ports: Ports
  readonly options: UploadOptions
}

/** Breaks the engine, to see that it is noticed. */
export type Sabotage = (parts: Parts & { readonly stack: EmulatorHttpStack }) => Parts

/** A browser with the engine in it, the host's endpoint, and Stream. */
export interface World {
  readonly engine: UploaderHandle
  readonly emulator: StreamEmulator
  readonly witness: Witness
  configure(options: { readonly concurrency: number; readonly chunkSize: number | 'auto' }): void
  fail(rule: FaultRule): void
  failEndpoint(rule: EndpointRule): void
  disconnect(isKnown: boolean): void
  connect(): void
  comeBack(): void
  /** Whether the browser asks before the page is left, or keeps the screen on. */
  isHeld(): boolean
  setClock(by: number): void
  /** Ends every fault. */
  heal(): void
  close(): void
}

const ENDPOINT = 'http://localhost/api/stream'

export function createWorld(setup: Setup, time: VirtualTime, sabotage: Sabotage): World {
  const emulator = createStreamEmulator({
    now: time.now,
    createHash: digests[setup.digest],
    inspect: () => ({ kind: 'video', duration: 60, width: 1920, height: 1080 }),
    bandwidth: setup.bandwidth,
    encoding: {
      queuedMs: setup.encodingMs / 4,
      playableMs: setup.encodingMs,
      completeMs: setup.encodingMs * 2,
    },
    assumptions: {
      partialChunksKept: setup.partialChunksKept,
      mediaIdOnEveryAnswer: setup.mediaIdOnEveryAnswer,
      expiredStatus: setup.expiredStatus,
      uploadUrlLifetimeMs: setup.lifetime,
    },
  })
  const witness: Witness = new Witness(time.now, () => engine.getState())
  const handler = createStreamHandler({
    accountId: 'account',
    apiToken: 'token',
    apiBaseUrl: 'https://api.test/client/v4',
    fetch: (request) => watched.fetch(request),
    authorize: () => ({
      creator: 'somebody',
      ...(setup.saysExpiry && { expiry: new Date(time.now() + setup.lifetime) }),
    }),
    onError: () => {},
  })
  const watched = watch(emulator, witness)
  const network = createEmulatorNetwork({ emulator: watched, routes: { [ENDPOINT]: handler } })
  const line = createLine(time, setup.latency)
  const host = createHost(time)
  const stack = carriedStack(network.httpStack, line)
  const fetch = carriedFetch({ ...setup, fetch: network.fetch, line, host, witness })

  // TanStack Query does not poll where there is no window, unless told that this is no server.
  environmentManager.setIsServer(() => false)
  const client = new QueryClient()
  client.mount()
  let skew = 0
  const browser = fakePorts()
  const clock = { now: () => time.now() + skew, after: time.after, random: chance(setup.seed) }
  const endpoint = httpEndpoint({ url: ENDPOINT, headers: createHeaderSource(() => ({})), fetch, clock })
  const reportError = (error: unknown): void => {
    if (!(error instanceof HostError)) witness.reported(error)
  }
  const ports: Ports = {
    ...browser,
    clock,
    tickets: createTicketSource(() => endpoint, clock),
    transport: createTusTransport({
      clock,
      probe: fileProbe,
      httpStack: () => stack,
      idleTimeout: () => undefined,
    }),
    status: createQueryStatusSource(
      () => client,
      () => endpoint,
      clock,
      reportError,
    ),
    probe: fileProbe,
    pageLife: { guardLeaving() {}, keepAwake() {}, onReturn: () => () => {} },
    reportError,
  }
  let { concurrency } = setup
  const optionsWith = (chunkSize: number | 'auto'): UploadOptions => ({
    concurrency,
    chunkSize,
    trackProcessing: setup.trackProcessing,
    duplicates: setup.duplicates,
    onStatusChange(next, { previous }) {
      witness.statusChanged(next, previous, concurrency)
      if (setup.manners === 'removes') engine.remove(next.id)
      if (setup.manners === 'throws') throw new HostError()
    },
    onReady: (upload) => witness.ready(upload),
  })
  const sound = sabotage({ ports, options: optionsWith(setup.chunkSize), stack })
  const engine: UploaderHandle = createEngine(sound.ports, sound.options)
  witness.configured(concurrency)
  const rules: (() => void)[] = []

  function setOnline(value: boolean): void {
    onlineManager.setOnline(value)
    browser.goOnline(value)
  }

  const world: World = {
    engine,
    emulator,
    witness,
    configure({ chunkSize, ...chosen }) {
      concurrency = chosen.concurrency
      witness.configured(concurrency)
      engine.configure(sabotage({ ports, options: optionsWith(chunkSize), stack }).options)
    },
    fail: (rule) => void rules.push(emulator.fail(rule)),
    failEndpoint(rule) {
      if (rule.do.kind === 'status') witness.refusedForGood.add(rule.do.status)
      host.fail(rule)
    },
    disconnect(isKnown) {
      line.cut()
      if (isKnown) setOnline(false)
    },
    connect() {
      line.mend()
      setOnline(true)
    },
    comeBack: () => browser.comeBack(),
    isHeld: () => browser.page.isGuarded || browser.page.isAwake,
    setClock(by) {
      skew += by
    },
    heal() {
      for (const takeBack of rules.splice(0)) takeBack()
      host.heal()
      world.connect()
    },
    close() {
      engine.stop()
      client.clear()
      client.unmount()
      onlineManager.setOnline(true)
    },
  }
  return world
}

/** The emulator, with the witness at its door. */
function watch(emulator: StreamEmulator, witness: Witness): StreamEmulator {
  const handle: StreamEmulator['handle'] = async (request) => {
    const { kind, uid, area } = routeOf(request.method, request.url)
    const isForBytes = uid !== null && (kind === 'head' || kind === 'patch')
    const existed = uid !== null && emulator.videos.has(uid)
    const leave =
      isForBytes && !request.signal.aborted
        ? witness.arrived(
            { kind, uid, signal: request.signal },
            (emulator.videos.get(uid)?.uploadedAt ?? null) !== null,
          )
        : null
    try {
      const response = await emulator.handle(request)
      const about = uid ?? response.headers.get('stream-media-id') ?? ''
      if (kind !== 'preflight') witness.note(`  ${kind} ${witness.label(about)} ${response.status}`)
      if (area === 'api' && uid !== null && existed && response.status === 404) witness.denied.add(uid)
      return response
    } finally {
      leave?.()
    }
  }
  return {
    ...emulator,
    handle,
    fetch: ({ method, url, headers, signal }) => handle({ method, url, headers, signal, body: null }),
  }
}

/** Thrown by a host's callback. */
class HostError extends Error {}

/** Chance that is the same in each run. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
