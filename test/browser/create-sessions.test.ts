import { expect, test, vi } from 'vitest'
import { createSessions } from '../../src/browser/create-sessions.js'
import { systemClock } from '../../src/drivers/time/clock.js'

const scope = { endpoint: 'https://app.test/api', resumeKey: '', place: 0 }

test('nothing is kept without Web Locks, as on insecure pages: two tabs could send one upload', () => {
  vi.stubGlobal('indexedDB', {})
  vi.stubGlobal('navigator', {})
  expect(createSessions(scope, systemClock)).toBeNull()
})

test('nothing is kept without IndexedDB', () => {
  vi.stubGlobal('navigator', { locks: {} })
  expect(createSessions(scope, systemClock)).toBeNull()
})
