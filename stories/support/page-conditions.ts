import { type Conditions, fairConditions } from './conditions.js'

let current = fairConditions
/** The server may remember those of the page before this one. */
let isServerTold = import.meta.env.VITE_STREAM_ENDPOINT === undefined

/** What the toolbar says at this moment. */
export const pageConditions = (): Conditions => current

/**
 * For the emulator in the page, for the one in the server that serves the stories, and for what the browser says of its network. A real
 * account in the place of the emulator is out of reach: there the server has nothing at this address.
 */
export function imposeConditions(next: Conditions): void {
  const isNew = next.network !== current.network || next.fault !== current.fault
  if (!isNew && isServerTold) return
  current = next
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
