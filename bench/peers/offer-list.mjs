/**
 * Offers a list to the bench. `prepare()` returns what adds files, and what tells how far the page is:
 * - `add(files)`
 * - `hasRows()`: at least one row is in the document
 * - `isComplete(count)`: no more rows are coming, be it because the list has only those in view
 * - `isSettled(count)`: each file is accepted
 */
export function offerList(prepare) {
  const list = prepare()
  const tasks = []
  new PerformanceObserver((entries) => {
    for (const { startTime, duration } of entries.getEntries()) tasks.push([startTime, duration])
  }).observe({ type: 'longtask' })

  window.makeFiles = (count) => {
    const [film] = document.querySelector('#files').files
    window.made = Array.from({ length: count }, (_, index) => {
      const name = `film ${String(index).padStart(5, '0')}.mp4`
      return new File([film], name, { type: 'video/mp4', lastModified: index })
    })
  }

  window.addFiles = async (limitMs) => {
    const { made } = window
    await frame()
    tasks.length = 0
    const start = performance.now()
    const since = () => performance.now() - start
    list.add(made)
    const result = { add: since(), first: null, shown: null, settled: null }
    while (since() < limitMs && (result.shown === null || result.settled === null)) {
      await frame()
      if (list.hasRows()) result.first ??= since()
      if (list.isComplete(made.length)) result.shown ??= since()
      if (list.isSettled(made.length)) result.settled ??= since()
    }
    // What follows close behind: the first uploads, and what is stored.
    const end = since() + 3000
    while (since() < end) await frame()
    const after = tasks.flatMap(([begun, duration]) => (begun > start + 1 ? duration : []))
    return { ...result, longest: Math.max(0, ...after), rows: list.rows() }
  }
}

/** Until it is painted. */
function frame() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
  })
}
