import { hasActivity, startActivity } from './activities.js'
import { createChunkSizer } from './chunk-sizer.js'
import { createId } from './create-id.js'
import { areSameRules, rulesOf } from './file-rules.js'
import { createInbox } from './inbox.js'
import { createLatestProgress } from './latest-progress.js'
import type { Media } from './media.js'
import { createNotifier } from './notifier.js'
import { createPageGuard } from './page-guard.js'
import type { Ports } from './ports.js'
import { countedBefore, duplicatesBefore, initialStateOf, isFinished, isSettled, startable } from './queue.js'
import { settingsOf, type UploadOptions } from './settings.js'
import { createTicketDesk } from './ticket-desk.js'
import { transition, type UploadCommand, type UploadEvent } from './transition.js'
import { createUpload, type Upload, type UploadId, videoIdOf } from './upload.js'
import { isForeign } from './upload-error.js'
import { createUploadIndex } from './upload-index.js'
import type { UploaderHandle } from './uploader-handle.js'

/** Changes that follow within so many milliseconds are told together. */
const NOTIFY_INTERVAL = 40

/** At most one notification in so many milliseconds for progress that changes no status. */
const PROGRESS_INTERVAL = 120

type Message =
  | { readonly kind: 'event'; readonly id: UploadId; readonly event: UploadEvent }
  | { readonly kind: 'added'; readonly upload: Upload }
  | { readonly kind: 'removed'; readonly id: UploadId }
  | { readonly kind: 'connectivity' }
  | { readonly kind: 'configured'; readonly options: UploadOptions }
  | { readonly kind: 'started' }
  | { readonly kind: 'returned' }

function eventFor(id: UploadId, event: UploadEvent): Message {
  return { kind: 'event', id, event }
}

/** The engine: an inbox, one activity an upload, and the queue derived from the state whenever the inbox is empty. */
export function createEngine(ports: Ports, options: UploadOptions): UploaderHandle {
  const { clock } = ports
  const desk = createTicketDesk(ports)
  const guard = createPageGuard(ports.pageLife)
  const chunks = createChunkSizer(() => settings.chunkSize)
  const listeners = new Set<() => void>()
  const running = new Map<UploadId, AbortController>()
  const initialState = initialStateOf(rulesOf(options))
  let settings = settingsOf(options)
  let state = initialState
  let notified = initialState
  let isStopped = false
  let leaveWorld: readonly (() => void)[] | null = null

  const notifier = createNotifier(NOTIFY_INTERVAL, clock, () => {
    for (const listener of listeners) guarded(listener)
  })
  const { post } = createInbox<Message>({
    handle,
    settle: () =>
      isStopped
        ? []
        : startable(state, settings.concurrency).map((id) =>
            eventFor(id, { type: 'slotGranted', at: clock.now() }),
          ),
    drained() {
      if (!isStopped) guard.update(state, settings)
      if (state !== notified) notifier.changed()
      notified = state
    },
    reportError: ports.reportError,
  })
  const progress = createLatestProgress<UploadId, UploadEvent>(PROGRESS_INTERVAL, clock, (latest) =>
    post(...latest.map(([id, event]) => eventFor(id, event))),
  )

  function handle(message: Message): void {
    switch (message.kind) {
      case 'added':
        state = { ...state, uploads: [...state.uploads, message.upload] }
        return begin(message.upload)
      case 'removed':
        return remove(message.id)
      case 'connectivity': {
        const isOnline = ports.connectivity.isOnline()
        if (isOnline !== state.isOnline) state = { ...state, isOnline }
        // Also where nothing has changed since: a transfer may have noticed an outage that was over before its event came.
        return forAll({ type: isOnline ? 'cameOnline' : 'wentOffline' })
      }
      case 'configured':
        settings = settingsOf(message.options)
        if (!areSameRules(state.rules, settings)) state = { ...state, rules: rulesOf(settings) }
        return
      case 'returned':
        // What ran before may hang on a connection that is long gone: each transfer begins anew, with the question where the server is.
        return state.uploads.filter(({ status }) => status === 'uploading').forEach(begin)
      case 'started':
        isStopped = false
        return state.uploads.forEach(begin)
      case 'event':
        return handleEvent(message.id, message.event)
    }
  }

  function handleEvent(id: UploadId, event: UploadEvent): void {
    const place = state.uploads.findIndex((upload) => upload.id === id)
    const previous = state.uploads[place]
    if (previous === undefined) return
    const next = transition(previous, event)
    if (next === previous) return
    state = { ...state, uploads: state.uploads.with(place, next) }
    if (next.status !== previous.status) onTransition(next, previous)
  }

  function onTransition(next: Upload, previous: Upload): void {
    end(next.id)
    if (next.status === 'uploading') desk.handOver(next.id)
    if (next.status === 'cancelled') {
      desk.abandon(next.id)
      discardVideoOf(previous)
    }
    // A new ticket leaves the video of the old one behind, whether it failed or ran out.
    if (next.status === 'requesting' || (previous.status === 'failed' && videoIdOf(next) === null)) {
      discardVideoOf(previous)
    }
    if (previous.status === 'validating' && next.status === 'queued') replaceDuplicates(next)
    // Beside everything else: what is accepted need not wait for it.
    if (next.status === 'queued') void openFile(next)
    begin(next)
    guarded(() => settings.onStatusChange?.(next, { previous }))
    if (next.status === 'ready') guarded(() => settings.onReady?.(next))
    if (next.status === 'failed') guarded(() => settings.onError?.(next))
  }

  function replaceDuplicates(upload: Upload): void {
    if (settings.duplicates !== 'replace') return
    for (const { id } of duplicatesBefore(state, upload)) {
      post(eventFor(id, { type: 'cancel' }), { kind: 'removed', id })
    }
  }

  function remove(id: UploadId): void {
    const upload = state.uploads.find((each) => each.id === id)
    if (upload === undefined || !isSettled(upload)) return
    // Where only the reading of the status has failed, the video is whole and may be playing already.
    if (upload.status === 'failed' && upload.retryFrom.step !== 'processing') discardVideoOf(upload)
    desk.abandon(id)
    state = { ...state, uploads: state.uploads.filter((each) => each !== upload) }
  }

  function begin(upload: Upload): void {
    end(upload.id)
    if (isStopped || !hasActivity(upload.status)) return
    const controller = new AbortController()
    running.set(upload.id, controller)
    startActivity(upload, {
      ports,
      desk,
      openFile: () => openFile(upload),
      chunks,
      settings: () => settings,
      position: countedBefore(state, upload.id).length,
      isDuplicate: duplicatesBefore(state, upload).length > 0,
      signal: controller.signal,
      send: (event) => {
        if (controller.signal.aborted) return
        if (event.type === 'bytesSent') return progress.note(upload.id, event)
        progress.forget(upload.id)
        post(eventFor(upload.id, event))
      },
    })
  }

  async function openFile({ id, media, source: { file } }: Upload): Promise<Media | null> {
    if (media !== null) return media
    const isWanted = (): boolean => {
      const upload = state.uploads.find((each) => each.id === id)
      return upload !== undefined && !isFinished(upload)
    }
    try {
      const found = await ports.media.read(file, isWanted)
      if (found !== null) post(eventFor(id, { type: 'mediaRead', media: found }))
      return found
    } catch (thrown) {
      // It costs the picture and the figures, never the upload.
      if (isForeign(thrown)) ports.reportError(thrown)
      return null
    }
  }

  function end(id: UploadId): void {
    running.get(id)?.abort()
    running.delete(id)
    progress.forget(id)
  }

  function discardVideoOf(upload: Upload): void {
    const videoId = videoIdOf(upload)
    if (videoId !== null) desk.discard(videoId)
  }

  function guarded(callback: () => void): void {
    try {
      callback()
    } catch (thrown) {
      ports.reportError(thrown)
    }
  }

  function forAll(event: UploadEvent): void {
    post(...state.uploads.map(({ id }) => eventFor(id, event)))
  }

  function watchWorld(): void {
    leaveWorld ??= [
      ports.connectivity.subscribe(() => post({ kind: 'connectivity' })),
      ports.pageLife.onReturn(() => post({ kind: 'connectivity' }, { kind: 'returned' })),
    ]
    post({ kind: 'connectivity' })
  }

  const command =
    (type: UploadCommand) =>
    (id: UploadId): void =>
      post(eventFor(id, { type }))

  return {
    getState: () => state,
    getInitialState: () => initialState,
    getUpload: createUploadIndex(() => state.uploads),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add(files) {
      const uploads = Array.from(files, (file) => createUpload(createId(clock), file, clock.now()))
      if (!isStopped) watchWorld()
      post(...uploads.map((upload): Message => ({ kind: 'added', upload })))
      return uploads.map(({ id }) => id)
    },
    pause: command('pause'),
    resume: command('resume'),
    cancel: command('cancel'),
    retry: command('retry'),
    confirm: command('confirm'),
    remove: (id) => post({ kind: 'removed', id }),
    pauseAll: () => forAll({ type: 'pause' }),
    resumeAll: () => forAll({ type: 'resume' }),
    clear() {
      const finished = state.uploads.filter(isFinished)
      post(...finished.map(({ id }): Message => ({ kind: 'removed', id })))
    },
    configure: (latest) => post({ kind: 'configured', options: latest }),
    stop() {
      isStopped = true
      for (const id of running.keys()) end(id)
      progress.clear()
      leaveWorld?.forEach((leave) => leave())
      leaveWorld = null
      guard.letGo()
    },
    start() {
      if (!isStopped) return
      post({ kind: 'started' })
      if (state.uploads.length > 0) watchWorld()
    },
  }
}
