// What becomes of errors of the app's own functions.

import { callSafely } from '../core/engine/host-callbacks.js'

/** As an uncaught error, for whatever the host has there to catch them. Node has no such function. */
export function reportError(error: unknown): void {
  if (typeof globalThis.reportError === 'function') globalThis.reportError(error)
  else console.error(error)
}

/** Calls a function of the app outside of the engine. */
export function callHost<T>(callback: ((value: T) => void) | undefined, value: T): void {
  callSafely(() => callback?.(value), reportError)
}
