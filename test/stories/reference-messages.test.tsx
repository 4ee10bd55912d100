import { render, waitFor } from '@testing-library/react'
import { en } from 'react-stream-uploader'
import { de } from 'react-stream-uploader/locales/de'
import { afterEach, expect, test, vi } from 'vitest'
import { MessageBench } from '../../stories/reference/message-bench.js'
import { messagePaths } from '../../stories/reference/spoken-messages.js'
import { outsideAddresses } from './outside-addresses.js'

afterEach(() => vi.restoreAllMocks())

test.each(messagePaths)('%s is said somewhere, in other words too', async (message) => {
  vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  const bench = (words: string) => (
    <MessageBench message={message} words={words} messages={en} dir={undefined} />
  )
  const { container, rerender } = render(bench(''))
  const places = (): readonly string[] =>
    Array.from(container.querySelectorAll('.bench-places li'), ({ textContent }) => textContent ?? '')
  const isSaid = () => waitFor(() => expect(places()).toContainEqual(expect.stringMatching(/ of </)))
  await isSaid()
  rerender(bench('In other words'))
  await isSaid()
  const bubbles = Array.from(container.querySelectorAll('input'), (input) => input.validationMessage)
  expect(container.innerHTML + bubbles.join('')).toContain('In other words')
  expect(outsideAddresses()).toEqual([])
})

test('it is said in the language that is chosen', () => {
  const { container } = render(<MessageBench message="trigger" words="" messages={de} dir={undefined} />)
  expect(container.querySelector('button')?.textContent).toBe(
    de.trigger({ multiple: true, isFurther: false }),
  )
})
