import type { SessionTabs, TabMessage } from '../../src/core/contract/session-ports.js'
import type { MessageFault } from './schedule.js'
import type { VirtualTime } from './virtual-time.js'

/** The messages between tabs, on their way to each. */
export interface Post {
  hear(tabs: SessionTabs, listener: (news: TabMessage) => void): () => void
  fail(how: MessageFault, ms: number): void
  heal(): void
}

/** Milliseconds by which messages come late, one after the other: some overtake others. */
const DELAYS = [900, 20, 5000, 0, 300]

export function createPost(time: VirtualTime): Post {
  let how: MessageFault | null = null
  let faults = 0
  let messages = 0

  return {
    hear(tabs, listener) {
      let isHearing = true
      const tell = (news: TabMessage): void => {
        if (isHearing) listener(news)
      }
      const leave = tabs.hear((news) => {
        if (how === null || how === 'doubled') tell(news)
        if (how === 'doubled') tell(structuredClone(news))
        if (how === 'late') time.after(DELAYS[messages++ % DELAYS.length] ?? 0, () => tell(news))
      })
      return () => {
        isHearing = false
        leave()
      }
    },
    fail(kind, ms) {
      const fault = ++faults
      how = kind
      time.after(ms, () => {
        if (faults === fault) how = null
      })
    },
    heal() {
      how = null
    },
  }
}
