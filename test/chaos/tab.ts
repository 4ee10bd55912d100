import { onlineManager, QueryClient } from '@tanstack/react-query'
import { createEmulatorNetwork, type EmulatorHttpStack } from 'react-stream-uploader/emulator'
import { createLateActivities } from '../../src/core/activities/late-activities.js'
import type { UploadOptions } from '../../src/core/contract/options.js'
import type { Clock, Ports } from '../../src/core/contract/ports.js'
import type { SessionPorts } from '../../src/core/contract/session-ports.js'
import type { UploaderHandle } from '../../src/core/contract/uploader-handle.js'
import { createEngine } from '../../src/core/engine/engine.js'
import { createAdaptiveTransport } from '../../src/core/transfer/adaptive-transport.js'
import { createHeaderSource } from '../../src/drivers/endpoint/header-source.js'
import { httpEndpoint } from '../../src/drivers/endpoint/http-endpoint.js'
import { createTicketSource } from '../../src/drivers/endpoint/ticket-source.js'
import { createFileProbe } from '../../src/drivers/files/file-probe.js'
import { createQueryStatusSource } from '../../src/drivers/status/query-status-source.js'
import { createTusTransport } from '../../src/drivers/tus/tus-transport.js'
import { fakePorts } from '../support/fake-ports.js'
import { chance } from './chance.js'
import { createFreezer, frozenClock, frozenPorts } from './freezer.js'
import type { Host } from './host.js'
import { createLine } from './line.js'
import { carriedFetch, carriedStack } from './network.js'
import type { Repeater } from './repeater.js'
import type { Freeze, Setup } from './schedule.js'
import type { Servers } from './servers.js'
import { TabWitness } from './tab-witness.js'
import type { VirtualTime } from './virtual-time.js'
import type { Visits } from './visits.js'
import type { Witness } from './witness.js'

interface Parts {
  readonly ports: Ports
  readonly options: UploadOptions
}

/** Breaks the engine, to see that it is noticed. */
export interface Sabotage {
  readonly engine?: (parts: Parts & { readonly stack: EmulatorHttpStack }) => Parts
  readonly sessions?: (ports: SessionPorts) => SessionPorts
  readonly fetch?: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch
}

/** A page with the engine in it. */
export interface Tab {
  readonly engine: UploaderHandle
  readonly witness: TabWitness
  configure(options: { readonly concurrency: number; readonly chunkSize: number | 'auto' }): void
  disconnect(isKnown: boolean): void
  connect(): void
  comeBack(): void
  readonly isFrozen: boolean
  freeze(freeze: Freeze): void
  stop(): void
  start(): void
  /** Whether the browser asks before the page is left, or keeps the screen on. */
  isHeld(): boolean
  /** Ends the page where it stands. Nothing of it has any effect from then on. */
  kill(): void
}

interface Surroundings {
  readonly setup: Setup
  readonly time: VirtualTime
  readonly witness: Witness
  readonly servers: Servers
  readonly host: Host
  readonly repeater: Repeater
  /** `null` where nothing is kept. */
  readonly visits: Visits | null
  /** By how many milliseconds the browser's clock is wrong. */
  readonly skew: () => number
  readonly sabotage: Sabotage
}

const ENDPOINT = 'http://localhost/api/stream'

/** @param number of this tab among all that were ever opened */
export function openTab(number: number, surroundings: Surroundings): Tab {
  const { setup, time, witness: shared, servers, host, repeater, visits, skew, sabotage } = surroundings
  const freezer = createFreezer(time)
  const witness: TabWitness = new TabWitness(shared, `[${number}]`, () => engine.getState())
  const network = createEmulatorNetwork({
    emulator: servers.reachedBy(witness),
    routes: { [ENDPOINT]: servers.handler },
  })
  const unwatched = createEmulatorNetwork({ emulator: servers.reachedBy(null) }).httpStack
  const line = createLine(time, setup.latency, freezer)
  const way = { line, repeater, freezer }
  const stack = carriedStack({ ...way, inner: network.httpStack, unwatched })
  const carried = carriedFetch({
    ...setup,
    ...way,
    fetch: network.fetch,
    host,
    witness: shared,
    tab: witness,
  })
  const fetch = sabotage.fetch?.(carried) ?? carried
  const client = new QueryClient()
  client.mount()
  const browser = fakePorts()
  const timers = new Set<() => void>()
  const running: Clock = {
    now: () => time.now() + skew(),
    after(ms, run) {
      if (witness.isGone) return () => {}
      const callOff = time.after(ms, () => {
        timers.delete(callOff)
        run()
      })
      timers.add(callOff)
      return () => {
        timers.delete(callOff)
        callOff()
      }
    },
    random: chance(setup.seed + number),
  }
  const clock = frozenClock(running, freezer)
  const refit = sabotage.sessions ?? ((sessionPorts) => sessionPorts)
  const kept = visits?.openTab(clock, (sessionPorts) => refit(frozenPorts(sessionPorts, freezer)))
  const endpoint = httpEndpoint({ url: ENDPOINT, headers: createHeaderSource(() => ({})), fetch, clock })
  const reportError = (error: unknown): void => {
    if (!(error instanceof HostError)) shared.reported(error)
  }
  const tickets = createTicketSource(() => endpoint, clock)
  let { concurrency, chunkSize } = setup
  const ports: Ports = {
    ...browser,
    clock,
    tickets: {
      ...tickets,
      discard(videoId) {
        witness.removing(videoId)
        return tickets.discard(videoId)
      },
    },
    transport: createAdaptiveTransport(
      createTusTransport({
        clock,
        probe: createFileProbe(clock),
        httpStack: () => stack,
        idleTimeout: () => undefined,
      }),
      { clock, connectivity: browser.connectivity },
      () => chunkSize,
    ),
    status: createQueryStatusSource(
      () => client,
      () => endpoint,
      clock,
      browser.connectivity,
      reportError,
      // Nobody here offers it.
      () => Promise.reject(new Error('not asked for')),
    ),
    // Samples are read in real time, and no file here changes.
    probe: { ...createFileProbe(clock), remember() {}, isOther: async () => false },
    sessions: kept?.sessions ?? null,
    reportError,
  }
  const optionsNow = (): UploadOptions => ({
    concurrency,
    trackProcessing: setup.trackProcessing,
    duplicates: setup.duplicates,
    onStatusChange(next, { previous }) {
      witness.statusChanged(next, previous, concurrency)
      if (setup.manners === 'removes') {
        witness.takesOff(next)
        engine.remove(next.id)
      }
      if (setup.manners === 'throws') throw new HostError()
    },
    onReady: (upload) => shared.ready(upload),
  })
  const fitted = (options: UploadOptions): Parts =>
    sabotage.engine?.({ ports, options, stack }) ?? { ports, options }
  const first = fitted(optionsNow())
  const engine: UploaderHandle = createEngine(
    {
      ...first.ports,
      late: async () => () => createLateActivities(first.ports),
      mediaReader: browser.mediaReader,
    },
    first.options,
  )
  witness.configured(concurrency)
  engine.subscribe(() => {})

  function setOnline(value: boolean): void {
    onlineManager.setOnline(value)
    freezer.run('answer', () => browser.goOnline(value))
  }

  let endOfFreeze = (): void => {}

  function thaw(timersFirst: boolean): void {
    if (!freezer.isFrozen || witness.isGone) return
    endOfFreeze()
    witness.thawed()
    freezer.thaw(timersFirst)
  }

  return {
    engine,
    witness,
    configure(chosen) {
      concurrency = chosen.concurrency
      chunkSize = chosen.chunkSize
      witness.configured(concurrency)
      engine.configure(fitted(optionsNow()).options)
    },
    disconnect(isKnown) {
      line.cut()
      if (isKnown) setOnline(false)
    },
    connect() {
      line.mend()
      setOnline(true)
    },
    comeBack() {
      thaw(false)
      browser.comeBack()
    },
    get isFrozen() {
      return freezer.isFrozen
    },
    freeze({ ms, timersFirst, isDeaf, isTold }) {
      if (freezer.isFrozen) return
      witness.froze(visits)
      freezer.freeze(isDeaf)
      endOfFreeze = time.after(ms, () => {
        thaw(timersFirst)
        if (isTold) browser.comeBack()
      })
    },
    stop() {
      engine.stop()
      if (!witness.isStopped) witness.stoppedAt = time.now()
      witness.isStopped = true
    },
    start() {
      if (witness.isStopped) witness.startedAt = time.now()
      witness.isStopped = false
      engine.start()
    },
    isHeld: () => browser.page.isGuarded || browser.page.isAwake,
    kill() {
      if (visits !== null) witness.leaves(visits)
      witness.isGone = true
      line.die()
      kept?.close()
      engine.stop()
      endOfFreeze()
      freezer.freeze(true)
      for (const callOff of timers) callOff()
      client.clear()
      client.unmount()
    },
  }
}

/** Thrown by a host's callback. */
class HostError extends Error {}
