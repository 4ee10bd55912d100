// The engine: a store, a mailbox, an activity per upload, and listeners. The queue is derived from the store.

import { createMediaReader } from '../activities/media-reader.js'
import { startActivity } from '../activities/start-activity.js'
import { createTicketRegistry } from '../activities/ticket-registry.js'
import { settingsOf, type UploadOptions } from '../contract/options.js'
import type { Ports } from '../contract/ports.js'
import type { TransitionListener } from '../contract/transition-listener.js'
import type { UploaderHandle } from '../contract/uploader-handle.js'
import { videoToRename } from '../machine/title.js'
import type { UploadEvent } from '../machine/upload-event.js'
import type { Upload, UploadId } from '../model/upload.js'
import { videoIdentityOf } from '../model/upload-facts.js'
import { createPacer } from '../transfer/pacer.js'
import { type ActivityRun, createActivityRunner } from './activity-runner.js'
import { createCommands } from './commands.js'
import { type EngineMessage, eventFor } from './engine-message.js'
import { createEnvironment } from './environment.js'
import { createHostCallbacks } from './host-callbacks.js'
import { createMailbox } from './mailbox.js'
import { createPageGuard } from './page-guard.js'
import { createProgressThrottle } from './progress-throttle.js'
import { createSubscriptions } from './subscriptions.js'
import { createUploaderStore } from './uploader-store.js'

/**
 * Files that are validated, and then reported to other tabs, in one task of the event loop: some milliseconds
 * of work.
 */
const AT_ONCE = 50

export function createEngine(ports: Ports, options: UploadOptions): UploaderHandle {
  const { clock, sessions, reportError } = ports
  let settings = settingsOf(options)
  let isStopped = false

  const store = createUploaderStore(options, transitioned, () => subscriptions.note(null))
  const { list } = store
  const { post } = createMailbox<EngineMessage>({ handle, settle: grantSlots, drained, reportError })
  const send = (id: UploadId, event: UploadEvent): void => post([eventFor(id, event)])

  const subscriptions = createSubscriptions(clock, call)
  const tickets = createTicketRegistry(ports)
  const media = createMediaReader(ports, list.get, list.firstQueued, send)
  const runner = createActivityRunner(start, () => isStopped)
  const turn = createPacer(clock, AT_ONCE)
  const admission = createPacer(clock, AT_ONCE, sessions?.opened)
  const guard = createPageGuard(ports.pageLife)
  const progress = createProgressThrottle<UploadId, UploadEvent>(clock, (latest) =>
    post(latest.map(([id, event]) => eventFor(id, event))),
  )
  const environment = createEnvironment(ports, {
    connectionChanged: () => post([{ kind: 'connectivity' }]),
    returned: () => post([{ kind: 'returned' }]),
  })

  /**
   * The order matters: a ticket is settled before the upload's next activity asks for one, and other tabs
   * hear last.
   */
  const listeners: readonly TransitionListener[] = [
    (_, __, id) => subscriptions.note(id),
    tickets.transitioned,
    replaceDuplicates,
    media.transitioned,
    runner.transitioned,
    saveTitle,
    createHostCallbacks(() => settings, call),
    ...(sessions === null ? [] : [sessions.transitioned]),
  ]

  function transitioned(next: Upload | null, previous: Upload | null, id: UploadId): void {
    if (next?.status !== previous?.status) progress.forget(id)
    for (const listener of listeners) listener(next, previous, id)
  }

  function handle(message: EngineMessage): void {
    switch (message.kind) {
      case 'event':
        return store.apply(message.id, message.event)
      case 'added':
        return store.insert(message.upload, message.inPlaceOf)
      case 'removed':
        return store.remove(message.id)
      case 'configured':
        settings = settingsOf(message.options)
        return store.setRules(settings)
      case 'connectivity': {
        const isOnline = ports.connectivity.isOnline()
        store.setOnline(isOnline)
        // Sent even if nothing has changed: a transfer may have noticed an outage that was over before its
        // event came.
        const event = { type: isOnline ? 'cameOnline' : 'wentOffline' } as const
        return post(list.snapshot().map(({ id }) => eventFor(id, event)))
      }
      case 'returned':
        // Requests from before may hang on a dead connection, so each transfer restarts and asks for the
        // server's offset.
        for (const upload of list.snapshot()) if (upload.status === 'uploading') runner.begin(upload)
        return
      case 'started':
        isStopped = false
        // First, because other tabs may have claimed these uploads meanwhile.
        openSessions()
        for (const upload of list.snapshot()) {
          runner.begin(upload)
          saveTitle(upload)
        }
    }
  }

  function grantSlots(): readonly EngineMessage[] {
    const free = Math.max(1, Math.floor(settings.concurrency) || 1) - list.countSlots()
    if (isStopped || !store.isOnline() || free <= 0) return []
    return list.firstQueued(free).map((id) => eventFor(id, { type: 'slotGranted', at: clock.now() }))
  }

  function drained(): void {
    if (!isStopped) {
      guard.update(list.countMoving() > 0, store.isOnline(), settings)
      media.update()
    }
    subscriptions.tell()
  }

  function start(upload: Upload, run: ActivityRun): void {
    const { id } = upload
    startActivity(upload, {
      ports,
      tickets,
      readMedia: () => media.read(upload),
      settings: () => settings,
      countedBefore: () => list.countedBefore(id),
      isDuplicate: () => list.duplicatesBefore(id, videoIdentityOf(upload)).length > 0,
      turn,
      admission,
      isEnded: () => run.isEnded,
      get signal() {
        return run.signal
      },
      created: (report) => send(id, report),
      send(event) {
        if (run.isEnded) return
        if (event.type === 'bytesSent') return progress.note(id, event)
        progress.forget(id)
        send(id, event)
      },
    })
  }

  function replaceDuplicates(next: Upload | null, previous: Upload | null): void {
    const isAccepted = next?.status === 'queued' && previous?.status === 'validating'
    if (!isAccepted || settings.duplicates !== 'replace') return
    for (const id of list.duplicatesBefore(next.id, videoIdentityOf(next))) {
      post([eventFor(id, { type: 'cancel' }), { kind: 'removed', id }])
    }
  }

  /** The video may not have its title yet: it was given late, offline, or in an earlier visit. */
  function saveTitle(upload: Upload | null): void {
    if (isStopped || upload === null || videoToRename(upload) === null) return
    const { id } = upload
    const current = (): Upload | undefined => (isStopped ? undefined : list.get(id))
    ports.titles.save(id, current, (report) => send(id, report))
  }

  function call(callback: () => void): void {
    try {
      callback()
    } catch (thrown) {
      reportError(thrown)
    }
  }

  /** Loads earlier uploads when something subscribes or adds: creating an uploader touches nothing. */
  function openSessions(): void {
    if (isStopped) return
    sessions?.open({
      has: (id) => list.get(id) !== undefined,
      restore(uploads, inPlaceOf) {
        environment.watch()
        post(uploads.map((upload) => ({ kind: 'added', id: upload.id, upload, inPlaceOf })))
      },
      discard: tickets.discard,
    })
  }

  function prepare(): void {
    openSessions()
    if (!isStopped) environment.watch()
  }

  return {
    ...createCommands({ ports, store, post, isStopped: () => isStopped, prepare }),
    getState: store.getState,
    getInitialState: () => store.initialState,
    getUpload: list.get,
    subscribe(listener) {
      const leave = subscriptions.subscribe(listener)
      openSessions()
      return leave
    },
    subscribeTo: subscriptions.subscribeTo,
    setInView: media.setInView,
    stop() {
      isStopped = true
      runner.endAll()
      progress.clear()
      environment.leave()
      guard.release()
      sessions?.close()
    },
    start() {
      if (!isStopped) return
      post([{ kind: 'started' }])
      if (list.size > 0) environment.watch()
    },
  }
}
