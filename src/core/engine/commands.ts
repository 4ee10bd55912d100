// The commands of the uploader: each becomes a message to the engine.

import type { LateActivities } from '../contract/activity-context.js'
import type { Settings } from '../contract/options.js'
import type { DetailSource, EarlyPorts } from '../contract/ports.js'
import type { UploaderHandle } from '../contract/uploader-handle.js'
import type { UploadList } from '../list/upload-list.js'
import { can } from '../machine/can.js'
import { isRenamable, isYetToBeCreated } from '../machine/title.js'
import type { UploadCommand, UploadEvent } from '../machine/upload-event.js'
import type { UploadId } from '../model/upload.js'
import { isFinished, isWithdrawn } from '../model/upload-facts.js'
import type { FileIdentity } from '../model/video-identity.js'
import type { Replacing } from './accepted.js'
import { whenArrived } from './arrival.js'
import {
  type EngineMessage,
  eventFor,
  finalOf,
  messageFor,
  messageForLink,
  pickedOf,
  releaseOf,
  startEvent,
} from './engine-message.js'
import type { createGivenVideos } from './given-videos.js'

interface CommandContext {
  readonly ports: EarlyPorts
  readonly late: () => Promise<LateActivities>
  readonly list: UploadList
  readonly settings: () => Settings
  readonly given: ReturnType<typeof createGivenVideos>
  readonly replacing: Replacing
  readonly subscribe: UploaderHandle['subscribe']
  readonly post: (messages: readonly EngineMessage[]) => void
  readonly isStopped: () => boolean
  readonly prepare: () => void
}

type Commands = Omit<
  UploaderHandle,
  'getState' | 'getInitialState' | 'getUpload' | 'subscribe' | 'subscribeTo' | 'setInView' | 'stop' | 'start'
> & {
  /** Ends what could still be undone. */
  finishWithdrawals(): void
}

export function createCommands(context: CommandContext): Commands {
  const { ports, late, list, settings, given, replacing, subscribe, post, isStopped, prepare } = context
  const send = (id: UploadId, event: UploadEvent): void => post([eventFor(id, event)])
  const sendToAll = (event: UploadEvent): void => post(list.snapshot().map(({ id }) => eventFor(id, event)))
  const command = (type: UploadCommand) => (id: UploadId) => send(id, { type })

  const startAll = (): void => sendToAll(startEvent(settings()))

  /** Sessions know what is in a file that has failed, and compare it. Without them a file is known by its fields. */
  function findWaiting(file: FileIdentity): UploadId | undefined {
    return list.findDetached(file) ?? (ports.sessions === null ? list.findFailed(file) : undefined)
  }

  const canChange =
    (detail: keyof DetailSource) =>
    (id: UploadId): boolean => {
      const upload = isStopped() ? undefined : list.get(id)
      if (upload === undefined || !isRenamable(upload)) return false
      return isYetToBeCreated(upload) || ports.details.isOffered(detail)
    }
  const canRename = canChange('rename')
  const canDescribe = canChange('describe')

  function finishWithdrawals(): void {
    post([...list.snapshot(), ...list.removed()].filter(isWithdrawn).map(finalOf))
  }

  return {
    add(files) {
      prepare()
      const messages = Array.from(files, (file, index) => messageFor(file, index, findWaiting, ports.clock))
      post(messages)
      return messages.map(({ id }) => id)
    },
    addLink(link) {
      prepare()
      const message = messageForLink(link, list.findFailed, ports.clock)
      post([message])
      return message.id
    },
    reselect(id, file) {
      // One that has failed has its file. Another would go on where that one stopped.
      if (list.get(id)?.status !== 'failed') send(id, { type: 'fileChosen', ...pickedOf(file) })
    },
    replace(id, file) {
      const replaced = list.get(id)
      if (replaced === undefined || !can(replaced, 'replace')) return
      prepare()
      const message = messageFor(file, 0, () => undefined, ports.clock)
      replacing.choose(message.id, id)
      post([message])
    },
    pause: command('pause'),
    resume: command('resume'),
    cancel: command('cancel'),
    retry: command('retry'),
    confirm: command('confirm'),
    startAll,
    startUploads(until = 'uploaded') {
      startAll()
      return whenArrived(until, { uploads: list.snapshot, subscribe })
    },
    restart: command('restart'),
    withdraw(...ids) {
      const at = ports.clock.now()
      post(ids.map((id) => eventFor(id, { type: 'withdraw', at })))
      // Nobody is there any more to undo it.
      if (isStopped()) finishWithdrawals()
    },
    undo: (...ids) => post(ids.map((id) => eventFor(id, { type: 'undo' }))),
    finishWithdrawals,
    cancelAll: () => sendToAll({ type: 'cancel' }),
    pauseAll: () => sendToAll({ type: 'pause' }),
    resumeAll: () => sendToAll({ type: 'resume' }),
    retryAll() {
      sendToAll({ type: 'retry' })
      // What cannot be loaded holds nothing back either.
      if (list.countSlots() > 0)
        late().then(
          (loaded) => loaded.tryNow(),
          () => {},
        )
    },
    tryAnyway: () => ports.connectivity.overrule(),
    canRename,
    rename(id, title) {
      if (canRename(id)) send(id, { type: 'rename', title })
    },
    canDescribe,
    describe(id, values) {
      const { fields = [] } = settings()
      const known = Object.entries(values).filter(([key]) => fields.some(({ name }) => name === key))
      if (canDescribe(id)) send(id, { type: 'describe', values: Object.fromEntries(known) })
    },
    async readVideo(id) {
      const loaded = await late().catch(() => null)
      return loaded === null ? null : loaded.readVideo(list.get(id))
    },
    remove: (id) => post([{ kind: 'removed', id }]),
    release(id) {
      const upload = list.get(id)
      if (upload !== undefined) post(releaseOf(upload))
    },
    restoreVideos: (videoIds) => post(given.restore(settings(), videoIds)),
    reorder: (ids) => post([{ kind: 'ordered', ids }]),
    clear() {
      const finished = list.snapshot().filter(isFinished)
      post(finished.map(({ id }) => ({ kind: 'removed', id })))
    },
    configure: (latest) => post([{ kind: 'configured', options: latest }]),
  }
}
