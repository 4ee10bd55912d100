import { describe, expect, test } from 'vitest'
import { applyTitleAnswer } from '../../../src/core/machine/title.js'
import type { Title } from '../../../src/core/model/title-state.js'
import { transferAt, uploadIn } from '../../support/uploads.js'

const error = { code: 'forbidden', status: 403, retryAfter: null } as const
const unsaved: Title = { text: 'At the sea', state: 'unsaved' }
const saved: Title = { text: 'At the sea', state: 'saved' }
const failed: Title = { text: 'At the sea', state: 'failed', error }
const other: Title = { text: 'In the hills', state: 'unsaved' }

describe('the answer about a title', () => {
  test.each<[string, Title | null, Title, Title | null]>([
    ['counts while it is awaited', unsaved, saved, saved],
    ['counts also if it is a failure', unsaved, failed, failed],
    ['is late once the title was saved otherwise', saved, failed, saved],
    ['is late once it has failed', failed, saved, failed],
    ['is of no use once there is another title', other, saved, other],
    ['is of no use without a title', null, saved, null],
  ])('%s', (_, title, answer, after) => {
    const upload = { ...uploadIn('uploading', { transfer: transferAt(0) }), title }
    expect(applyTitleAnswer(upload, answer).title).toEqual(after)
  })
})
