import type { UploadError, UploadErrorCode, UploadTicket, Video } from 'react-stream-uploader'
import { createDetailSaver } from '../../src/core/activities/detail-saver.js'
import { createLateActivities } from '../../src/core/activities/late-activities.js'
import { createMediaReader } from '../../src/core/activities/media-reader.js'
import type { EnginePorts } from '../../src/core/contract/activity-context.js'
import type {
  Clock,
  ImportedVideo,
  MediaProbe,
  PageListener,
  Ports,
  TransferJob,
  TransferReports,
  UploadOffer,
} from '../../src/core/contract/ports.js'
import { UploadFailure } from '../../src/core/model/upload-error.js'
import type { Link } from '../../src/core/model/video-identity.js'
import type { FieldValues } from '../../src/protocol/own-field.js'
import { ticket } from './uploads.js'

export interface FakeClock extends Clock {
  /** Moves the time, and runs in order what was due. */
  advance(ms: number): void
}

export function fakeClock(): FakeClock {
  let now = 1_700_000_000_000
  let due: { readonly at: number; readonly run: () => void }[] = []
  return {
    now: () => now,
    random: Math.random,
    after(ms, run) {
      const entry = { at: now + ms, run }
      due.push(entry)
      return () => {
        due = due.filter((other) => other !== entry)
      }
    },
    advance(ms) {
      const end = now + ms
      for (;;) {
        const next = due.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        due = due.filter((other) => other !== next)
        now = next.at
        next.run()
      }
      now = end
    },
  }
}

/** A request that the test answers. */
interface Asked<T> {
  answer(value: T): Promise<void>
  fail(code: UploadErrorCode, status?: number, retryAfter?: number): Promise<void>
}

interface FakeTransfer extends Asked<void> {
  readonly job: TransferJob
  readonly signal: AbortSignal
  readonly reports: TransferReports
}

interface FakeImport extends Asked<ImportedVideo>, Link {
  /** The answer comes after all. */
  readonly late: (video: ImportedVideo) => void
}

interface FakeRenaming extends Asked<void> {
  readonly videoId: string
  readonly title: string
}

interface FakeDescription extends Asked<void> {
  readonly videoId: string
  readonly fields: FieldValues
}

interface FakeWatch {
  readonly videoId: string
  readonly pace: 'first' | 'quick' | 'slow' | 'once'
  readonly signal: AbortSignal
  readonly reports: { read(video: Video): void; failed(error: UploadError, isUnanswered?: boolean): void }
}

/** Ports on which nothing happens unless the test says so. */
export interface FakePorts extends EnginePorts, Ports {
  readonly probe: { -readonly [K in keyof Ports['probe']]: Ports['probe'][K] }
  readonly clock: FakeClock
  readonly creations: (Asked<UploadTicket> & UploadOffer)[]
  readonly imports: FakeImport[]
  readonly renamings: FakeRenaming[]
  readonly descriptions: FakeDescription[]
  readonly discarded: string[]
  readonly transfers: FakeTransfer[]
  readonly watches: FakeWatch[]
  readonly reported: unknown[]
  /** These files, and all of these names, cannot be read. */
  readonly unreadable: Set<string | File>
  /** Files of these names have another content than when they were picked. */
  readonly rewritten: Set<string>
  /** Each look into a file for samples. */
  readonly samples: ('first' | 'again')[]
  goOnline(isOnline: boolean): void
  readonly page: { readonly isGuarded: boolean; readonly isAwake: boolean }
  /** The page is back from the back-forward cache, or from a freeze. */
  comeBack(): void
  /** The page may be going away from now on. */
  leave(): void
  /** It does not go away. */
  stay(): void
}

export function fakePorts(): FakePorts {
  let isOnline = true
  const listeners = new Set<() => void>()
  const watchers = new Set<PageListener>()
  const page = { isGuarded: false, isAwake: false }
  let isLeaving = false
  const creations: FakePorts['creations'] = []
  const imports: FakeImport[] = []
  const renamings: FakeRenaming[] = []
  const descriptions: FakeDescription[] = []
  const transfers: FakeTransfer[] = []
  const watches: FakeWatch[] = []
  const discarded: string[] = []
  const reported: unknown[] = []
  const unreadable: FakePorts['unreadable'] = new Set()
  const rewritten = new Set<string>()
  const samples: FakePorts['samples'] = []
  const clock = fakeClock()
  function goOnline(value: boolean): void {
    isOnline = value
    for (const listener of listeners) listener()
  }
  const connectivity: Ports['connectivity'] = {
    isOnline: () => isOnline,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    missed: async () => {},
    overrule: () => goOnline(true),
  }
  const reportError: Ports['reportError'] = (error) => reported.push(error)
  return {
    clock,
    // A test may replace any port: those that the engine was made with are passed on whole.
    late: async () => (ports) => createLateActivities(ports as Ports),
    mediaReader: async () => (context) => createMediaReader(silentMedia, context),
    creations,
    imports,
    renamings,
    descriptions,
    transfers,
    watches,
    discarded,
    reported,
    unreadable,
    rewritten,
    samples,
    tickets: {
      create: (offer) => ask(creations, offer),
      importLink: (link, late) => ask(imports, { ...link, late }),
      async discard(videoId) {
        discarded.push(videoId)
      },
    },
    details: {
      isOffered: () => true,
      ...createDetailSaver({
        source: {
          rename: (videoId, title) => ask(renamings, { videoId, title }),
          describe: (videoId, fields) => ask(descriptions, { videoId, fields }),
        },
        clock,
        connectivity,
        reportError,
      }),
    },
    transport: {
      send: (job, reports, signal) => ask(transfers, { job, reports, signal }),
    },
    status: {
      watch: (videoId, reports, signal, pace = 'quick') =>
        void watches.push({ videoId, reports, signal, pace }),
    },
    probe: {
      check: async (file) => (unreadable.has(file.name) || unreadable.has(file) ? 'file-unreadable' : null),
      remember: () => void samples.push('first'),
      async isOther({ name }) {
        samples.push('again')
        return rewritten.has(name)
      },
      readsOn: true,
    },
    connectivity,
    sessions: null,
    pageLife: {
      guardLeaving(isGuarded) {
        page.isGuarded = isGuarded
      },
      keepAwake(isAwake) {
        page.isAwake = isAwake
      },
      isLeaving: () => isLeaving,
      watch(listener) {
        watchers.add(listener)
        return () => watchers.delete(listener)
      },
    },
    page,
    comeBack() {
      isLeaving = false
      for (const { returned } of watchers) returned()
    },
    leave() {
      isLeaving = true
    },
    stay() {
      isLeaving = false
      for (const { stayed } of watchers) stayed()
    },
    reportError,
    goOnline,
  }
}

const silentMedia: MediaProbe = { read: async () => null }

function ask<T, M extends object>(list: (Asked<T> & M)[], more: M): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    list.push({
      ...more,
      answer(value: T) {
        resolve(value)
        return settle()
      },
      fail(code: UploadErrorCode, status?: number, retryAfter?: number) {
        reject(new UploadFailure(code, status ?? null, retryAfter ?? null))
        return settle()
      },
    })
  })
}

/** Until everything that could happen by itself has happened: promises only, no time passes. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve()
}

let issued = 0

/** Each has an upload URL of its own, as Stream issues them. */
export function ticketFor(videoId: string): UploadTicket {
  issued += 1
  return { ...ticket, uploadUrl: `${ticket.uploadUrl}${issued}`, videoId }
}
