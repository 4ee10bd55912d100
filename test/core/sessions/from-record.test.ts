import { expect, test } from 'vitest'
import type { SessionPoint, SessionRecord } from '../../../src/core/model/stored-upload.js'
import { rowFromRecord } from '../../../src/core/sessions/from-record.js'
import { ticket } from '../../support/uploads.js'

const record = (point: SessionPoint): SessionRecord => ({
  id: 'a',
  file: { name: 'a.mp4', size: 1000, type: 'video/mp4', lastModified: 1 },
  fingerprint: null,
  handle: null,
  point,
  addedAt: 0,
  savedAt: 0,
  title: null,
})

// What another tab has is shown from its record until that tab tells.
test.each<[SessionPoint, string, number, string]>([
  [{ step: 'request', videoId: null }, 'waiting', 0, 'interrupted'],
  [{ step: 'transfer', ticket, bytesAccepted: 400, chunkCeiling: null }, 'waiting', 400, 'interrupted'],
  [{ step: 'processing', videoId: 'v' }, 'encoding', 1000, 'processing'],
])('a record of step $step looks %s at byte %i in another tab, and is %s in none', (...row) => {
  const [point, status, bytes, alone] = row
  expect(rowFromRecord(record(point), true, null)).toMatchObject({
    status: 'elsewhere',
    view: { status, bytesAccepted: bytes, bytesReached: bytes },
  })
  expect(rowFromRecord(record(point), false, null)).toMatchObject({ status: alone })
})
