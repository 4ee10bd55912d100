import { expect, test } from 'vitest'
import { parseTabMessage } from '../../../src/core/sessions/tab-message.js'

const failedWith = (code: unknown): object => ({
  kind: 'view',
  id: 'a',
  traits: { name: 'a.mp4', size: 1000, type: 'video/mp4', lastModified: 1 },
  title: null,
  view: { status: 'failed', error: { code } },
})

test('how an upload failed in another tab is read', () => {
  expect(parseTabMessage(failedWith('not-a-video'))).toMatchObject({
    view: { status: 'failed', error: { code: 'not-a-video' } },
  })
})

const described = (fields: unknown): object => ({ ...failedWith('not-a-video'), fields })

test('what was written into fields is read, and left out if it is something else than texts', () => {
  expect(parseTabMessage(described({ place: 'Oslo' }))).toMatchObject({ fields: { place: 'Oslo' } })
  for (const wrong of ['Oslo', { place: 7 }, { __proto__: null, ['no name']: 'x' }, [], null]) {
    expect(parseTabMessage(described(wrong))).toMatchObject({ fields: undefined })
  }
})

// The page was gone: React was given a function of every object in place of words.
test.each(['constructor', 'toString', '__proto__', 'of another version', 7, null])(
  'a message with the error code %s is refused',
  (code) => expect(parseTabMessage(failedWith(code))).toBeNull(),
)
