// The engine: a store, a mailbox, one activity an upload, and listeners of one event.

import { startActivity } from '../activities/start-activity.js'
import type { ActivityContext, ActivityRun, EnginePorts } from '../contract/activity-context.js'
import { settingsOf, type UploadOptions } from '../contract/options.js'
import type { TransitionListener } from '../contract/transition-listener.js'
import type { UploaderHandle } from '../contract/uploader-handle.js'
import { placesBefore } from '../list/places.js'
import { createUploadList } from '../list/upload-list.js'
import { createUploaderStore } from '../list/uploader-store.js'
import { dueOf } from '../machine/fields.js'
import type { UploadEvent } from '../machine/upload-event.js'
import type { Upload, UploadId } from '../model/upload.js'
import { createPacer } from '../transfer/pacer.js'
import { createMakingWay, createReplacing } from './accepted.js'
import { createActivityRunner } from './activity-runner.js'
import { createCommands } from './commands.js'
import { createDoubtfulFailures } from './doubtful-failures.js'
import { type EngineMessage, eventFor, finalOf, startEvent } from './engine-message.js'
import { createEnvironment, createPageGuard } from './environment.js'
import { createGivenVideos } from './given-videos.js'
import { createEventFeed, createHostCallbacks } from './host-callbacks.js'
import { createLateCode } from './late-code.js'
import { createMailbox } from './mailbox.js'
import { createMediaWatch } from './media-watch.js'
import { createOpening } from './opening.js'
import { createProgressThrottle } from './progress-throttle.js'
import { createSubscriptions } from './subscriptions.js'

/** Files that are judged in one task of the event loop: some milliseconds of work. */
const AT_ONCE = 50

export function createEngine(ports: EnginePorts, options: UploadOptions): UploaderHandle {
  const { clock, sessions, details, reportError } = ports
  let settings = settingsOf(options)
  let isStopped = false

  const list = createUploadList()
  const given = createGivenVideos(list)
  given.fill(settings)
  const late = createLateCode(ports)
  const store = createUploaderStore(list, options, transitioned, () => subscriptions.note())
  const post = createMailbox<EngineMessage>({ handle, settle: grantSlots, drained, reportError })
  const replacing = createReplacing(list, post)
  const send = (id: UploadId, event: UploadEvent): void => post([eventFor(id, event)])

  const subscriptions = createSubscriptions(clock, reportError)
  const media = createMediaWatch(ports, { find: list.get, firstQueued: list.firstQueued, send })
  const runner = createActivityRunner(start, createPacer(clock, AT_ONCE), () => isStopped)
  const admission = createPacer(clock, AT_ONCE, sessions?.opened)
  const guard = createPageGuard(ports.pageLife)
  const doubtful = createDoubtfulFailures(ports, () => post([{ kind: 'doubted' }]))
  const progress = createProgressThrottle(clock, (latest) =>
    post(latest.map(([id, event]) => eventFor(id, event))),
  )
  const host = createHostCallbacks(() => settings, list.snapshot, reportError)
  const environment = createEnvironment(ports, {
    connectionChanged: () => post([{ kind: 'connectivity' }]),
    returned: () => post([{ kind: 'returned' }]),
    stayed: () => post([{ kind: 'stayed' }]),
  })

  const open = createOpening({
    sessions,
    list,
    given,
    post,
    begin: runner.begin,
    discard: late.discard,
  })

  /** In this order: what was asked for an upload is settled before its next activity, and other tabs hear last. */
  const listeners: readonly TransitionListener[] = [
    subscriptions.transitioned,
    progress.transitioned,
    late.transitioned,
    createMakingWay(list, () => settings, post),
    replacing.transitioned,
    media.transitioned,
    runner.transitioned,
    saveDetails,
    host.transitioned,
    createEventFeed(clock, () => settings, late.load),
    ...(sessions === null ? [] : [sessions.transitioned]),
  ]

  function transitioned(next: Upload | null, previous: Upload | null, id: UploadId): void {
    for (const listener of listeners) listener(next, previous, id)
  }

  function handle(message: EngineMessage): void {
    switch (message.kind) {
      case 'event':
        if (!doubtful.hold(message.id, message.event)) store.apply(message.id, message.event)
        return
      case 'added':
        return store.insert(message.upload, message.inPlaceOf)
      case 'removed':
        return discardRemoved(store.remove(message.id))
      case 'hidden':
        return store.drop(message.id)
      case 'ordered':
        return store.reorder(message.ids)
      case 'configured':
        settings = settingsOf(message.options)
        store.setRules(settings)
        return post(given.follow(settings))
      case 'connectivity': {
        const isOnline = ports.connectivity.isOnline()
        store.setOnline(isOnline)
        // Also without a change: a transfer may have noticed an outage that was over before its event came.
        const event = { type: isOnline ? 'cameOnline' : 'wentOffline' } as const
        return post(list.snapshot().map(({ id }) => eventFor(id, event)))
      }
      case 'returned':
        // A transfer may hang on a connection that is long gone, so each restarts, and asks where the server is.
        for (const upload of list.snapshot()) if (upload.status === 'uploading') runner.begin(upload)
        return tryAgain()
      case 'stayed':
        doubtful.stayed()
        return tryAgain()
      case 'doubted':
        return tryAgain()
      case 'started':
        isStopped = false
        // First: other tabs may have by now what was begun here.
        prepare()
        for (const upload of list.snapshot()) {
          runner.begin(upload)
          saveDetails(upload)
        }
    }
  }

  function tryAgain(): void {
    for (const id of doubtful.release()) {
      const upload = list.get(id)
      if (upload === undefined) continue
      runner.begin(upload)
      saveDetails(upload)
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
    host.drained()
  }

  function start(upload: Upload, run: ActivityRun): void {
    const { id } = upload
    const places = placesBefore(upload, list, settings, replacing.placeOf(id))
    const context: ActivityContext = {
      ports,
      checkMedia: (rules) => media.check(upload, rules, places.secondsBefore),
      measure: () => media.measure(upload),
      settings: () => settings,
      ...places,
      admission: () => new Promise(admission),
      run,
      created: (report) => send(id, report),
      finish: (withdrawn) => post([finalOf(withdrawn)]),
      send(event) {
        if (run.isEnded) return
        if (event.type === 'bytesSent') return progress.note(id, event)
        progress.forget(id)
        send(id, event)
      },
    }
    startActivity(upload, context, late.load)
  }

  /** If the video does not have its title or fields yet, which were written late, offline, or in an earlier visit. */
  function saveDetails(upload: Upload | null): void {
    if (upload === null || isStopped || dueOf(upload) === null) return
    const { id } = upload
    const current = (): Upload | undefined => (isStopped ? undefined : list.get(id))
    details.save(id, current, (report) => send(id, report))
  }

  function discardRemoved(gone: Upload | null): void {
    const videoId = given.discardedWith(gone, settings)
    if (videoId !== null) void late.discard(videoId)
  }

  const { finishWithdrawals, ...commands } = createCommands({
    ports,
    late: late.load,
    list,
    settings: () => settings,
    given,
    replacing,
    subscribe: subscriptions.subscribe,
    post,
    isStopped: () => isStopped,
    prepare,
  })

  /** Somebody looks, or adds an upload. */
  function prepare(): void {
    if (isStopped) return
    environment.watch()
    open()
  }

  return {
    ...commands,
    getState: store.getState,
    getInitialState: store.getInitialState,
    getUpload: store.getUpload,
    subscribe(listener) {
      const leave = subscriptions.subscribe(listener)
      prepare()
      return leave
    },
    subscribeTo: subscriptions.subscribeTo,
    setInView: media.setInView,
    stop() {
      finishWithdrawals()
      isStopped = true
      runner.endAll()
      progress.clear()
      doubtful.clear()
      environment.leave()
      guard.release()
      sessions?.close()
    },
    start(id) {
      if (id !== undefined) return send(id, startEvent(settings))
      if (isStopped) post([{ kind: 'started' }])
    },
  }
}
