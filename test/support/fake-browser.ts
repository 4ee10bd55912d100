import type { Clock, Sessions } from '../../src/core/contract/ports.js'
import type {
  SessionEnd,
  SessionPorts,
  SessionStore,
  TabMessage,
} from '../../src/core/contract/session-ports.js'
import type { SessionRecord } from '../../src/core/model/stored-upload.js'
import { encodeRecord, parseRecord } from '../../src/core/sessions/record-codec.js'
import { createSessionManager } from '../../src/core/sessions/session-manager.js'

/** What a transaction does, one record after the other. */
interface StoreChanges {
  save(record: SessionRecord): Promise<void>
  forget(id: string): Promise<void>
}

/** What tabs of one browser share: records, locks, and a channel. */
export interface FakeBrowser {
  /** As they are stored. */
  readonly records: Map<string, object>
  /** In the place of the store's own functions. */
  readonly broken: Partial<Pick<SessionStore, 'load' | 'read'> & StoreChanges>
  readonly openTabs: number
  /** Names of those that a tab has. */
  readonly locks: readonly string[]
  /** While it is true, no tab hears of another. */
  isDeaf: boolean
  /** Somebody signs out. */
  forgetAll(): void
  /** @param refit gives the tab other ports than the browser's own */
  openTab(clock: Clock, refit?: (ports: SessionPorts) => SessionPorts, isPersonal?: boolean): FakeTab
}

export interface FakeTab {
  readonly sessions: Sessions
  /** As if killed: nothing that it still does has any effect. */
  close(): void
}

interface Tab {
  readonly listeners: Set<(news: TabMessage) => void>
  isClosed: boolean
}

/** What a test says of a file is its content; files of whom nothing is said have the same. */
export const contents = new WeakMap<File, string>()
const contentOf = (file: File): string => contents.get(file) ?? 'the same'
const endOf = (file: File): string => `end of ${contentOf(file)}`

export function fakeBrowser(): FakeBrowser {
  const records = new Map<string, object>()
  const ends = new Map<string, SessionEnd>()
  const holders = new Map<string, Tab>()
  const waiting = new Map<string, (() => void)[]>()
  const tabs = new Set<Tab>()
  const broken: FakeBrowser['broken'] = {}

  function release(id: string, tab: Tab): void {
    if (holders.get(id) !== tab) return
    holders.delete(id)
    passOn(id)
  }

  function passOn(id: string): void {
    const [next, ...others] = waiting.get(id) ?? []
    waiting.set(id, others)
    next?.()
  }

  /** Whoever waits until it is free has it for a moment, as in a browser. */
  function untilFree(id: string, tab: Tab, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const take = (): void => {
        if (signal.aborted || tab.isClosed) return passOn(id)
        holders.set(id, tab)
        queueMicrotask(() => {
          release(id, tab)
          resolve()
        })
      }
      if (holders.has(id)) waiting.set(id, [...(waiting.get(id) ?? []), take])
      else take()
    })
  }

  const changesBy = (tab: Tab): StoreChanges => ({
    async save(record) {
      if (!tab.isClosed) records.set(record.id, encodeRecord(record))
    },
    async forget(id) {
      if (!tab.isClosed) records.delete(id)
    },
    ...broken,
  })

  const storeFor = (tab: Tab, changes: StoreChanges = changesBy(tab)): SessionStore => ({
    // A database gives them by their keys, which are random: not as they came.
    load: async () =>
      [...records.values()]
        .toReversed()
        .map(parseRecord)
        .filter((record): record is SessionRecord => record !== null),
    read: async (id) => parseRecord(records.get(id)) ?? structuredClone(ends.get(id) ?? null),
    async write({ saved, forgotten }) {
      for (const record of saved) await changes.save(record)
      for (const { id, end } of forgotten) {
        await changes.forget(id)
        if (end !== null && !tab.isClosed) ends.set(id, { id, end })
      }
    },
    ...broken,
  })

  const shared = { isDeaf: false }

  return {
    records,
    broken,
    get isDeaf() {
      return shared.isDeaf
    },
    set isDeaf(isDeaf) {
      shared.isDeaf = isDeaf
    },
    forgetAll() {
      for (const { listeners } of tabs) for (const listener of listeners) listener({ kind: 'forgotten' })
      records.clear()
      ends.clear()
    },
    get openTabs() {
      return tabs.size
    },
    get locks() {
      return [...holders.keys()]
    },
    openTab(clock, refit = (ports) => ports, isPersonal = true) {
      const tab: Tab = { listeners: new Set(), isClosed: false }
      tabs.add(tab)
      const sessions = createSessionManager(
        refit({
          store: storeFor(tab),
          tabs: {
            async claim(id) {
              if (tab.isClosed || holders.has(id)) return false
              holders.set(id, tab)
              return true
            },
            release: (id) => release(id, tab),
            held: async () => new Set(holders.keys()),
            free: (id, signal) => untilFree(id, tab, signal),
            tell(news) {
              if (tab.isClosed || shared.isDeaf) return
              for (const other of tabs) {
                if (other === tab) continue
                for (const listener of other.listeners) queueMicrotask(() => listener(structuredClone(news)))
              }
            },
            hear(listener) {
              tab.listeners.add(listener)
              return () => tab.listeners.delete(listener)
            },
          },
          files: {
            async open(handle) {
              try {
                return await handle.getFile()
              } catch (thrown) {
                return (thrown as DOMException).name === 'NotFoundError'
                  ? 'file-missing'
                  : 'permission-denied'
              }
            },
            keep() {},
            fingerprint: async (file, like = '') =>
              like.startsWith('end of ') ? endOf(file) : contentOf(file),
            quickFingerprint: async (file) => endOf(file),
          },
        }),
        clock,
        isPersonal,
      )
      return {
        sessions,
        close() {
          tab.isClosed = true
          tabs.delete(tab)
          for (const [id, holder] of holders) if (holder === tab) release(id, tab)
        },
      }
    },
  }
}
