import { showRowsAtOnce } from '../../src/testing/rows-at-once.js'
import { type Conditions, fairConditions } from './conditions.js'

let current = fairConditions
/** The server may still have those of the previous page. */
let isServerTold = import.meta.env.VITE_STREAM_ENDPOINT === undefined

/** The toolbar's current choice. */
export const pageConditions = (): Conditions => current

/**
 * Applies them to the emulator in the page, to the one in the server that serves the stories, and to what the browser says about its network.
 * They do not apply to a real account: the server then has no such address.
 */
export function imposeConditions(next: Conditions): void {
  const isNew = next.network !== current.network || next.fault !== current.fault
  if (!isNew && isServerTold) return
  current = next
  // The page went offline with its code there, however early it says so.
  if (next.network === 'offline') showRowsAtOnce()
  sayOnline(next.network !== 'offline')
  if (import.meta.env.VITE_STREAM_ENDPOINT === undefined) return
  isServerTold = true
  void fetch('/stream-emulator/_conditions', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(next),
  })
}

function sayOnline(isOnline: boolean): void {
  if (isOnline === navigator.onLine) return
  if (isOnline) Reflect.deleteProperty(navigator, 'onLine')
  else Object.defineProperty(navigator, 'onLine', { configurable: true, value: false })
  dispatchEvent(new Event(isOnline ? 'online' : 'offline'))
}
