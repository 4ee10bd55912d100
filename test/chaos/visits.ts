import type { Clock } from '../../src/core/contract/ports.js'
import type { SessionPorts, SessionStore } from '../../src/core/contract/session-ports.js'
import type { SessionRecord } from '../../src/core/model/stored-upload.js'
import type { UploadId } from '../../src/core/model/upload.js'
import { parseRecord } from '../../src/core/sessions/record-codec.js'
import { type FakeTab, fakeBrowser } from '../support/fake-browser.js'
import type { ContentFile } from './content.js'
import type { Disk } from './disk.js'
import { createPost } from './post.js'
import type { MessageFault, StoreFault } from './schedule.js'
import type { VirtualTime } from './virtual-time.js'

/**
 * What outlives a tab: records, locks, files on a disk and the person's patience. Any of it may fail for a
 * while.
 */
export interface Visits {
  /** @param sabotage breaks the tab's ports */
  openTab(clock: Clock, sabotage?: (ports: SessionPorts) => SessionPorts): FakeTab
  records(): ReadonlyMap<UploadId, SessionRecord>
  /** Uploads of which the database does not have the newest, or not yet. */
  readonly unsaved: ReadonlySet<UploadId>
  fail(how: StoreFault, ms: number): void
  failMessages(how: MessageFault, ms: number): void
  refuseOnce(): void
  /** The same file each time, as it lies on a disk. */
  handleOf(file: ContentFile): FileSystemFileHandle
  heal(): void
}

/** Who watches the database. */
interface Hears {
  /** Each try to forget a record, and whether it is gone. */
  forgetting(id: UploadId, isGone: boolean): void
  /** Each record that cannot be read: who takes its upload over cannot know how far it came. */
  unread(record: SessionRecord): void
}

export function createVisits(time: VirtualTime, latency: number, disk: Disk, hears: Hears): Visits {
  const browser = fakeBrowser()
  const post = createPost(time)
  const unsaved = new Set<UploadId>()
  let failing = 0
  let lying = 0
  let refusals = 0
  let hanging: Promise<void> | null = null
  let resume = (): void => {}

  async function operate<T>(operation: () => Promise<T>): Promise<T> {
    if (failing > 0) throw new DOMException('The database is broken', 'UnknownError')
    if (hanging !== null) await hanging
    else if (latency > 0) await new Promise<void>((resolve) => void time.after(latency, resolve))
    return operation()
  }

  const slow = (store: SessionStore): SessionStore => ({
    load: () => operate(() => store.load()),
    read(id) {
      const record = failing > 0 || hanging !== null ? parseRecord(browser.records.get(id)) : null
      if (record !== null) hears.unread(record)
      return operate(() => store.read(id))
    },
    async write(changes) {
      const ids = [...changes.saved, ...changes.forgotten].map(({ id }) => id)
      for (const id of ids) unsaved.add(id)
      try {
        await operate(() => store.write(changes))
        if (lying > 0) throw new DOMException('The database says that it is broken', 'UnknownError')
        for (const id of ids) unsaved.delete(id)
      } finally {
        for (const { id } of changes.forgotten) hears.forgetting(id, !browser.records.has(id))
      }
    },
  })

  return {
    openTab: (clock, sabotage = (ports) => ports) =>
      browser.openTab(clock, ({ store, tabs, files }) =>
        sabotage({
          store: slow(store),
          tabs: { ...tabs, hear: (listener) => post.hear(tabs, listener) },
          files: {
            ...files,
            async fingerprint(file, like) {
              disk.read(file)
              return files.fingerprint(file, like)
            },
            async quickFingerprint(file) {
              disk.read(file)
              return files.quickFingerprint(file)
            },
          },
        }),
      ),
    unsaved,
    records() {
      const records = [...browser.records.values()].map(parseRecord)
      return new Map(records.flatMap((record) => (record === null ? [] : [[record.id, record]])))
    },
    fail(how, ms) {
      if (how === 'fails') {
        failing += 1
        time.after(ms, () => {
          failing = Math.max(failing - 1, 0)
        })
        return
      }
      if (how === 'lies') {
        lying += 1
        time.after(ms, () => {
          lying = Math.max(lying - 1, 0)
        })
        return
      }
      hanging ??= new Promise((resolve) => {
        resume = () => {
          hanging = null
          resolve()
        }
      })
      time.after(ms, () => resume())
    },
    failMessages: post.fail,
    refuseOnce() {
      refusals += 1
    },
    handleOf(file) {
      const getFile = async (): Promise<File> => {
        if (refusals === 0) return file
        refusals -= 1
        throw new DOMException('The person said no', 'NotAllowedError')
      }
      return { kind: 'file', name: file.name, getFile } as unknown as FileSystemFileHandle
    },
    heal() {
      failing = 0
      lying = 0
      refusals = 0
      post.heal()
      resume()
    },
  }
}
