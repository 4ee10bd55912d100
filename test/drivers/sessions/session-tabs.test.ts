import { expect, test, vi } from 'vitest'
import type { TabMessage } from '../../../src/core/contract/session-ports.js'
import { createSessionTabs } from '../../../src/drivers/sessions/session-tabs.js'

const asked = (id: string): TabMessage => ({ kind: 'asked', id })

// A function in what an app's own `getStatus` returned: an error of the page, and no tab heard anything any more.
test('a message that cannot be cloned takes no others along', async () => {
  const [tabs, others] = [createSessionTabs('scope', ''), createSessionTabs('scope', '')]
  const heard: TabMessage[] = []
  const leave = others.hear((message) => void heard.push(message))
  tabs.tell(asked('a'))
  tabs.tell({ kind: 'asked', id: (() => 'b') as unknown as string })
  tabs.tell(asked('c'))
  await vi.waitFor(() => expect(heard).toEqual([asked('a'), asked('c')]))
  tabs.tell(asked('d'))
  await vi.waitFor(() => expect(heard).toContainEqual(asked('d')))
  leave()
})

// Firefox with all cookies blocked: the file was sent, and the page had uncaught errors.
test('where the browser allows no channel, nobody is told, and nothing is thrown', () => {
  vi.useFakeTimers()
  vi.stubGlobal(
    'BroadcastChannel',
    vi.fn(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }),
  )
  const tabs = createSessionTabs('scope', '')
  const leave = tabs.hear(() => {})
  tabs.tell(asked('a'))
  expect(() => vi.runAllTimers()).not.toThrow()
  leave()
})
