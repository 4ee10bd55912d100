import { hasActivity, startActivity } from './activities.js'
import { areSameRules, rulesOf } from './file-rules.js'
import type { Clock, Ports } from './ports.js'
import { initialStateOf, isSettled, positionOf, startable, type UploaderState } from './queue.js'
import { settingsOf, type UploadOptions } from './settings.js'
import { createTicketDesk } from './ticket-desk.js'
import { transition, type UploadCommand, type UploadEvent } from './transition.js'
import { createUpload, type Upload, type UploadId, videoIdOf } from './upload.js'

/** Uploads and their queue, outside of any component. Commands on unknown uploads, or out of place, change nothing. */
export interface UploaderHandle {
  getState(): UploaderState
  /** The state at creation, with no uploads: what a server renders. */
  getInitialState(): UploaderState
  getUpload(id: UploadId): Upload | undefined
  /** Calls after each change, at most about ten times a second for mere progress. Returns the way to stop. */
  subscribe(listener: () => void): () => void
  /** Queues files and returns their ids in the same order. What the rules refuse is listed too, as `rejected`. */
  add(files: Iterable<File>): readonly UploadId[]
  pause(id: UploadId): void
  /** Puts a paused upload back into the queue; it starts when there is a place. */
  resume(id: UploadId): void
  /** Ends an upload that is not ready yet, and discards its video at the host. */
  cancel(id: UploadId): void
  /** Goes on with a failed upload from where it was, as far as that is still there. */
  retry(id: UploadId): void
  /** Takes a settled upload off the list. A failed one's unfinished video is discarded at the host; a ready video stays. */
  remove(id: UploadId): void
  pauseAll(): void
  resumeAll(): void
  /** Takes all finished uploads off the list: ready, uploaded, cancelled and rejected. Failed ones stay, they can be retried. */
  clear(): void
  /** Takes new options; what is under way goes on. */
  configure(options: UploadOptions): void
  /** Ends all transfers and polls without discarding anything. */
  stop(): void
  /** Goes on after `stop`. A new uploader is started already. */
  start(): void
}

/** At most one notification in so many milliseconds for progress that changes no status. */
const PROGRESS_INTERVAL = 120

type Message =
  | { readonly kind: 'event'; readonly id: UploadId; readonly event: UploadEvent }
  | { readonly kind: 'added'; readonly upload: Upload }
  | { readonly kind: 'removed'; readonly id: UploadId }
  | { readonly kind: 'connectivity' }
  | { readonly kind: 'configured'; readonly options: UploadOptions }
  | { readonly kind: 'started' }

/** Not `crypto.randomUUID`: browsers have it on secure pages only, and development servers on a local network are none. */
function createId(clock: Clock): UploadId {
  const part = (): string => clock.random().toString(36).slice(2)
  return `upload-${part()}${part()}`
}

/** The engine: an inbox that is drained to the end, one activity an upload, and the queue derived from the state after each step. */
export function createEngine(ports: Ports, options: UploadOptions): UploaderHandle {
  const { clock } = ports
  const desk = createTicketDesk(ports.tickets)
  const listeners = new Set<() => void>()
  const running = new Map<UploadId, AbortController>()
  const latestProgress = new Map<UploadId, UploadEvent>()
  let settings = settingsOf(options)
  const initialState = initialStateOf(rulesOf(options))
  let state = initialState
  let inbox: Message[] = []
  let isDraining = false
  let isStopped = false
  let leaveNetwork: (() => void) | null = null
  let progressTimer: (() => void) | null = null

  function post(...messages: readonly Message[]): void {
    inbox.push(...messages)
    if (isDraining) return
    isDraining = true
    const before = state
    for (let message = inbox.shift(); message !== undefined; message = inbox.shift()) {
      // What a message causes at once is handled before the messages that wait behind it: a file that is refused must not count
      // when the next one is checked against `maxFiles`.
      const waiting = inbox
      inbox = []
      handle(message)
      for (const id of isStopped ? [] : startable(state, settings.concurrency)) {
        handle({ kind: 'event', id, event: { type: 'slotGranted' } })
      }
      inbox.push(...waiting)
    }
    isDraining = false
    if (state !== before) for (const listener of listeners) guarded(listener)
  }

  function handle(message: Message): void {
    switch (message.kind) {
      case 'added':
        state = { ...state, uploads: [...state.uploads, message.upload] }
        return begin(message.upload)
      case 'removed':
        state = { ...state, uploads: state.uploads.filter(({ id }) => id !== message.id) }
        return desk.abandon(message.id)
      case 'connectivity': {
        const isOnline = ports.connectivity.isOnline()
        if (isOnline === state.isOnline) return
        state = { ...state, isOnline }
        const event = { type: isOnline ? 'cameOnline' : 'wentOffline' } as const
        for (const { id } of state.uploads) handle({ kind: 'event', id, event })
        return
      }
      case 'configured':
        settings = settingsOf(message.options)
        if (!areSameRules(state.rules, settings)) state = { ...state, rules: rulesOf(settings) }
        return
      case 'started':
        isStopped = false
        return state.uploads.forEach(begin)
      case 'event':
        return handleEvent(message.id, message.event)
    }
  }

  function handleEvent(id: UploadId, event: UploadEvent): void {
    const index = state.uploads.findIndex((upload) => upload.id === id)
    const previous = state.uploads[index]
    if (previous === undefined) return
    const next = transition(previous, event)
    if (next === previous) return
    state = { ...state, uploads: state.uploads.with(index, next) }
    if (next.status !== previous.status) onTransition(next, previous)
  }

  function onTransition(next: Upload, previous: Upload): void {
    end(next.id)
    latestProgress.delete(next.id)
    if (next.status === 'uploading') desk.handOver(next.id)
    if (next.status === 'cancelled') {
      desk.abandon(next.id)
      discardVideoOf(previous)
    }
    // A retry that asks for a new ticket leaves the video of the failed try behind.
    if (previous.status === 'failed' && videoIdOf(next) === null) discardVideoOf(previous)
    begin(next)
    guarded(() => settings.onStatusChange?.(next, { previous }))
    if (next.status === 'ready') guarded(() => settings.onReady?.(next))
    if (next.status === 'failed') guarded(() => settings.onError?.(next))
  }

  function begin(upload: Upload): void {
    if (isStopped || !hasActivity(upload.status)) return
    const controller = new AbortController()
    running.set(upload.id, controller)
    startActivity(upload, {
      ports,
      desk,
      settings,
      position: positionOf(state, upload.id),
      signal: controller.signal,
      send: (event) => {
        if (!controller.signal.aborted) receive(upload.id, event)
      },
    })
  }

  function end(id: UploadId): void {
    running.get(id)?.abort()
    running.delete(id)
  }

  function discardVideoOf(upload: Upload): void {
    const videoId = videoIdOf(upload)
    if (videoId !== null) desk.discard(videoId)
  }

  /** Progress comes as often as the browser likes; it is kept back, only the latest an upload, until the interval is over. */
  function receive(id: UploadId, event: UploadEvent): void {
    if (event.type === 'bytesSent') {
      latestProgress.set(id, event)
      progressTimer ??= clock.after(PROGRESS_INTERVAL, flushProgress)
      return
    }
    latestProgress.delete(id)
    post({ kind: 'event', id, event })
  }

  function flushProgress(): void {
    progressTimer = null
    const messages = [...latestProgress].map(([id, event]): Message => ({ kind: 'event', id, event }))
    latestProgress.clear()
    post(...messages)
  }

  function guarded(callback: () => void): void {
    try {
      callback()
    } catch (thrown) {
      ports.reportError(thrown)
    }
  }

  const find = (id: UploadId): Upload | undefined => state.uploads.find((upload) => upload.id === id)
  const command = (id: UploadId, type: UploadCommand): void => post({ kind: 'event', id, event: { type } })
  const commandAll = (type: UploadCommand): void =>
    post(...state.uploads.map(({ id }): Message => ({ kind: 'event', id, event: { type } })))

  function watchNetwork(): void {
    leaveNetwork ??= ports.connectivity.subscribe(() => post({ kind: 'connectivity' }))
    post({ kind: 'connectivity' })
  }

  return {
    getState: () => state,
    getInitialState: () => initialState,
    getUpload: find,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add(files) {
      const uploads = Array.from(files, (file) => createUpload(createId(clock), file, clock.now()))
      if (!isStopped) watchNetwork()
      post(...uploads.map((upload): Message => ({ kind: 'added', upload })))
      return uploads.map(({ id }) => id)
    },
    pause: (id) => command(id, 'pause'),
    resume: (id) => command(id, 'resume'),
    cancel: (id) => command(id, 'cancel'),
    retry: (id) => command(id, 'retry'),
    remove(id) {
      const upload = find(id)
      if (upload === undefined || !isSettled(upload)) return
      if (upload.status === 'failed') discardVideoOf(upload)
      post({ kind: 'removed', id })
    },
    pauseAll: () => commandAll('pause'),
    resumeAll: () => commandAll('resume'),
    clear() {
      const finished = state.uploads.filter((upload) => isSettled(upload) && upload.status !== 'failed')
      post(...finished.map(({ id }): Message => ({ kind: 'removed', id })))
    },
    configure: (latest) => post({ kind: 'configured', options: latest }),
    stop() {
      isStopped = true
      for (const id of running.keys()) end(id)
      progressTimer?.()
      progressTimer = null
      latestProgress.clear()
      leaveNetwork?.()
      leaveNetwork = null
    },
    start() {
      if (!isStopped) return
      post({ kind: 'started' })
      if (state.uploads.length > 0) watchNetwork()
    },
  }
}
