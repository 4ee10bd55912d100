// Calls a function of the app. One that throws is an uncaught error of the page's, and nothing of ours ends with it.

export function callSafely<T>(callback: ((value: T) => void) | undefined, value: T): void {
  try {
    callback?.(value)
  } catch (thrown) {
    setTimeout(() => {
      throw thrown
    })
  }
}
