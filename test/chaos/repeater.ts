import type { RepeatedMethod, RepeatRule } from './schedule.js'
import type { VirtualTime } from './virtual-time.js'

/** A way on which requests are doubled. */
export interface Repeater {
  repeat(rule: RepeatRule): void
  heal(): void
  /** @param send sends the request, or its copy */
  pass<T>(method: string, send: (isCopy: boolean) => Promise<T>): Promise<T>
}

/** @param doubled is called when a request is sent twice */
export function createRepeater(time: VirtualTime, doubled: () => void): Repeater {
  let rules: { readonly rule: RepeatRule; left: number }[] = []

  function take(method: string): RepeatRule | null {
    const entry = rules.find(({ rule, left }) => left > 0 && rule.on === (method as RepeatedMethod))
    if (entry === undefined) return null
    entry.left -= 1
    return entry.rule
  }

  return {
    repeat: (rule) => void rules.push({ rule, left: rule.times }),
    heal() {
      rules = []
    },
    pass<T>(method: string, send: (isCopy: boolean) => Promise<T>): Promise<T> {
      const rule = take(method)
      const first = send(false)
      if (rule === null) return first
      doubled()
      const { gap, answeredBy } = rule
      async function sendAgain(): Promise<T> {
        if (gap !== null) {
          await first.catch(() => {})
          await new Promise<void>((resolve) => void time.after(gap, resolve))
        }
        return send(true)
      }
      const copy = sendAgain()
      const [answer, unheard] = answeredBy === 'first' ? [first, copy] : [copy, first]
      unheard.catch(() => {})
      return answer
    },
  }
}
