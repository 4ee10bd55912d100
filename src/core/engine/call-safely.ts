// Calls a function of the app's. One that throws is reported, and nothing of ours ends with it.

export function callSafely(callback: () => void, reportError: (error: unknown) => void): void {
  try {
    callback()
  } catch (thrown) {
    reportError(thrown)
  }
}
