/**
 * Offers a sender to the bench. `prepare(options)` runs while the page loads, as an app would have its uploader there before somebody chooses
 * files, and returns what sends them; it rejects where the uploader gives up.
 */
export function offer(prepare) {
  const send = prepare(JSON.parse(new URLSearchParams(location.search).get('options') ?? '{}'))
  window.upload = async () => {
    const files = [...document.querySelector('#files').files]
    const began = performance.now()
    const startedAt = performance.timeOrigin + began
    try {
      await send(files)
      return { startedAt, ms: performance.now() - began }
    } catch (error) {
      return { startedAt, ms: null, error: String(error) }
    }
  }
}

/** For clients that know one file: so many at a time. */
export async function inPool(size, files, send) {
  const waiting = [...files]
  const worker = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) await send(file)
  }
  await Promise.all(Array.from({ length: size }, worker))
}

/** An address for a PUT, from the host. */
export async function addressFor(file) {
  const body = JSON.stringify({ name: file.name, size: file.size })
  const response = await fetch('/api/stream', { method: 'POST', body })
  return (await response.json()).putUrl
}
