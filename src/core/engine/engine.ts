import { createMediaReader } from '../activities/media-reader.js'
import { startActivity } from '../activities/start-activity.js'
import { createTicketRegistry } from '../activities/ticket-registry.js'
import { settingsOf, type UploadOptions } from '../contract/options.js'
import type { Ports } from '../contract/ports.js'
import type { UploaderHandle } from '../contract/uploader-handle.js'
import { isFinished, isSettled } from '../machine/status-groups.js'
import { transition } from '../machine/transition.js'
import type { UploadCommand, UploadEvent } from '../machine/upload-event.js'
import { areSameRules, rulesOf } from '../model/file-rules.js'
import type { Upload, UploadId } from '../model/upload.js'
import { initialStateOf } from '../model/uploader-state.js'
import { createActivityRunner } from './activity-runner.js'
import { createChangeThrottle } from './change-throttle.js'
import { type EngineMessage, eventFor, messageFor, messageForLink, pickedOf } from './engine-message.js'
import { createEnvironment } from './environment.js'
import { createHostCallbacks } from './host-callbacks.js'
import { createMailbox } from './mailbox.js'
import { createPageGuard } from './page-guard.js'
import { createProgressThrottle } from './progress-throttle.js'
import { countedBefore, duplicatesBefore, startable } from './queue.js'
import { readVideoOnce } from './read-video-once.js'
import { createTitleCommands } from './title-commands.js'
import { createUploadIndex } from './upload-list.js'

/** The engine: an inbox, one activity an upload, and the queue derived from the state whenever the inbox is empty. */
export function createEngine(ports: Ports, options: UploadOptions): UploaderHandle {
  const { clock, sessions } = ports
  const desk = createTicketRegistry(ports)
  const host = createHostCallbacks(ports.reportError)
  const guard = createPageGuard(ports.pageLife)
  const listeners = new Set<() => void>()
  const initialState = initialStateOf(rulesOf(options))
  let settings = settingsOf(options)
  let state = initialState
  let notified = initialState
  let isStopped = false

  const getUpload = createUploadIndex(() => state.uploads)
  const notifier = createChangeThrottle(clock, () => {
    for (const listener of listeners) host.call(listener)
  })
  const { post } = createMailbox<EngineMessage>({
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
  const progress = createProgressThrottle<UploadId, UploadEvent>(clock, (latest) =>
    post(...latest.map(([id, event]) => eventFor(id, event))),
  )
  const running = createActivityRunner(start, progress.forget)
  const send = (id: UploadId, event: UploadEvent): void => post(eventFor(id, event))
  const openFile = createMediaReader(ports, getUpload, (id, media) => send(id, { type: 'mediaRead', media }))
  const naming = createTitleCommands(ports.titles, (id) => (isStopped ? undefined : getUpload(id)), send)
  const world = createEnvironment(ports, {
    connectionChanged: () => post({ kind: 'connectivity' }),
    returned: () => post({ kind: 'returned' }),
  })

  function handle(message: EngineMessage): void {
    switch (message.kind) {
      case 'added':
        return insert(message)
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
        // First: other tabs may have by now what was begun here.
        openSessions()
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
    else if (event.type === 'ticketIssued') desk.changed(next, previous)
    sessions?.changed(next, previous)
    naming.save(next)
  }

  function onTransition(next: Upload, previous: Upload): void {
    running.end(next.id)
    desk.changed(next, previous)
    if (previous.status === 'validating' && next.status === 'queued') replaceDuplicates(next)
    // Beside everything else: what is accepted need not wait for it.
    if (next.status === 'queued') void openFile(next)
    begin(next)
    host.onTransition(next, previous, settings)
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
    running.end(id)
    desk.changed(null, upload)
    state = { ...state, uploads: state.uploads.filter((each) => each !== upload) }
    sessions?.changed(null, upload)
  }

  function insert({ upload, inPlaceOf }: Extract<EngineMessage, { kind: 'added' }>): void {
    if (inPlaceOf !== undefined) running.end(inPlaceOf)
    desk.abandon(upload.id)
    const others = state.uploads.filter(({ id }) => id !== inPlaceOf && id !== upload.id)
    state = { ...state, uploads: [...others, upload] }
    begin(upload)
  }

  function begin(upload: Upload): void {
    if (isStopped) return
    running.begin(upload)
    naming.save(upload)
  }

  function start(upload: Upload, signal: AbortSignal): void {
    startActivity(upload, {
      ports,
      desk,
      openFile: () => openFile(upload),
      settings: () => settings,
      position: countedBefore(state, upload.id).length,
      isDuplicate: duplicatesBefore(state, upload).length > 0,
      signal,
      created: (report) => send(upload.id, report),
      send(event) {
        if (signal.aborted) return
        if (event.type === 'bytesSent') return progress.note(upload.id, event)
        progress.forget(upload.id)
        post(eventFor(upload.id, event))
      },
    })
  }

  function forAll(event: UploadEvent): void {
    post(...state.uploads.map(({ id }) => eventFor(id, event)))
  }

  /** Earlier visits are asked after once somebody looks or adds: creating an uploader touches nothing. */
  function openSessions(): void {
    if (isStopped) return
    sessions?.open({
      has: (id) => getUpload(id) !== undefined,
      restore(upload, inPlaceOf) {
        world.watch()
        post({ kind: 'added', id: upload.id, upload, inPlaceOf })
      },
      discard: desk.discard,
    })
  }

  function prepare(): void {
    openSessions()
    if (!isStopped) world.watch()
  }

  const command =
    (type: UploadCommand) =>
    (id: UploadId): void =>
      send(id, { type })

  return {
    getState: () => state,
    getInitialState: () => initialState,
    getUpload,
    subscribe(listener) {
      listeners.add(listener)
      openSessions()
      return () => listeners.delete(listener)
    },
    add(files) {
      prepare()
      const messages = Array.from(files, (file, place) => messageFor(file, place, state, clock))
      post(...messages)
      return messages.map(({ id }) => id)
    },
    addLink(link) {
      prepare()
      const message = messageForLink(link, clock)
      post(message)
      return message.id
    },
    reselect(id, file) {
      post(eventFor(id, { type: 'fileChosen', ...pickedOf(file) }))
    },
    pause: command('pause'),
    resume: command('resume'),
    cancel: command('cancel'),
    retry: command('retry'),
    confirm: command('confirm'),
    canRename: naming.canRename,
    rename: naming.rename,
    readVideo: (id) => readVideoOnce(getUpload(id), ports),
    remove: (id) => post({ kind: 'removed', id }),
    pauseAll: () => forAll({ type: 'pause' }),
    resumeAll: () => forAll({ type: 'resume' }),
    clear: () =>
      post(...state.uploads.filter(isFinished).map(({ id }): EngineMessage => ({ kind: 'removed', id }))),
    configure: (latest) => post({ kind: 'configured', options: latest }),
    stop() {
      isStopped = true
      running.endAll()
      progress.clear()
      world.leave()
      guard.letGo()
      sessions?.close()
    },
    start() {
      if (!isStopped) return
      post({ kind: 'started' })
      if (state.uploads.length > 0) world.watch()
    },
  }
}
