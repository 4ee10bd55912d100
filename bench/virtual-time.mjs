/** The most events in any stretch of time of that length. @param times in order */
export function worst(times, length) {
  let most = 0
  for (let first = 0, last = 0; last < times.length; last++) {
    while (times[last] - times[first] >= length) first += 1
    most = Math.max(most, last - first + 1)
  }
  return most
}

/** Milliseconds as seconds: the middle, the 95th of a hundred, and the longest. */
export function delaysOf(delays) {
  const sorted = delays.toSorted((a, b) => a - b)
  const seconds = (ms) => (ms === undefined ? '–' : Math.round(ms / 100) / 10)
  return {
    'ready seen': sorted.length,
    'median (s)': seconds(sorted[Math.floor(sorted.length / 2)]),
    'p95 (s)': seconds(sorted[Math.floor(sorted.length * 0.95)]),
    'max (s)': seconds(sorted.at(-1)),
  }
}

/** Chance that is the same in every run. */
export function mulberry32(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function gaussian(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/**
 * A clock that jumps from one event to the next. While it runs, `Date.now`, `performance.now` and the timers go by it. What an event starts
 * may wait for later events.
 */
export function createVirtualTime() {
  const start = Date.UTC(2026, 0, 1)
  const events = createHeap()
  const real = { date: Date.now, performance: performance.now.bind(performance) }
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis
  let now = start
  const later = (run, ms = 0) => {
    const timer = { at: now + Math.max(ms, 0), run: () => timer.isCleared || run(), isCleared: false }
    events.push(timer)
    return timer
  }
  const clear = (timer) => {
    if (timer) timer.isCleared = true
  }
  const again = (run, ms) => {
    const timer = { isCleared: false }
    const round = () => {
      if (timer.isCleared) return
      run()
      later(round, ms)
    }
    later(round, ms)
    return timer
  }
  return {
    now: () => now,
    at: (time, run) => events.push({ at: Math.max(time, now), run }),
    sleep: (ms) => new Promise((resolve) => events.push({ at: now + ms, run: resolve })),
    async run() {
      Date.now = () => now
      performance.now = () => now - start
      Object.assign(globalThis, {
        setTimeout: later,
        clearTimeout: clear,
        setInterval: again,
        clearInterval: clear,
      })
      try {
        for (let event = events.pop(); event !== undefined; event = events.pop()) {
          if (event.isCleared) continue
          now = event.at
          await event.run()
          // Until all that can go on has done so.
          for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate)
        }
      } finally {
        Date.now = real.date
        performance.now = real.performance
        Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval })
      }
    },
  }
}

function createHeap() {
  const items = []
  const swap = (a, b) => ([items[a], items[b]] = [items[b], items[a]])
  return {
    push(item) {
      let index = items.push(item) - 1
      for (let up = (index - 1) >> 1; index > 0 && items[up].at > items[index].at; up = (index - 1) >> 1) {
        swap(up, index)
        index = up
      }
    },
    pop() {
      if (items.length < 2) return items.pop()
      swap(0, items.length - 1)
      const first = items.pop()
      for (let index = 0; ; ) {
        const [left, right] = [2 * index + 1, 2 * index + 2]
        let least = index
        if (left < items.length && items[left].at < items[least].at) least = left
        if (right < items.length && items[right].at < items[least].at) least = right
        if (least === index) return first
        swap(index, least)
        index = least
      }
    },
  }
}
