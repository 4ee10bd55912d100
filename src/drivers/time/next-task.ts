// Lets the event loop go on to its next task.

/** Not by a timer: in a hidden tab one takes a second. jsdom in Jest has no channels, and nothing to be quick for. */
export function nextTask(): Promise<void> {
  if (typeof MessageChannel === 'undefined') return Promise.resolve()
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })
}
