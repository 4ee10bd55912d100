import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import type { StreamHandlerEvent } from 'react-stream-uploader/server'
import { expect, waitFor, within } from 'storybook/test'
import { EventLog, MeasuredUploads } from './examples/told-events.js'
import source from './examples/told-events.tsx?raw'
import { addSamples } from './support/add-samples.js'
import { Around } from './support/around.js'
import './support/events.css'
import { connectInPage } from './support/in-page.js'
import type { Language } from './support/language.js'

const meta: Meta<Language> = {
  title: 'Uploader/Events',
  parameters: { controls: { disable: true }, docs: { source: { code: source, language: 'tsx' } } },
}
export default meta

/** What `onEvent` hears of the uploader, and of the handler on the server. The toolbar's network adds pauses, retries and failures. */
export const AsTheyCome: StoryObj<Language> = {
  render: ({ messages, dir }) => <BothSides messages={messages} dir={dir} />,
  play: async ({ canvasElement }) => {
    await addSamples(canvasElement, 'Harbour.mp4')
    const told = (heading: string): readonly string[] => {
      const section = within(canvasElement).getByText(heading).closest('section') as HTMLElement
      const lines = section.querySelector('pre')?.textContent.split('\n') ?? []
      return lines.map((line) => line.split(' ')[0] ?? '').toReversed()
    }
    await waitFor(() => expect(told('In the page').at(-1)).toBe('settled'), { timeout: 12_000 })
    const types = [...new Set(told('In the page'))]
    await expect(types).toEqual(['added', 'ticket', 'chunk', 'uploaded', 'ready', 'settled'])
    await expect(told('On the server')).toContain('call')
    await expect(canvasElement.querySelector('pre')).not.toHaveTextContent('Harbour')
  },
}

function BothSides(language: Language) {
  const [events, setEvents] = useState<readonly StreamHandlerEvent[]>([])
  const [inPage] = useState(() =>
    connectInPage({}, (event) => setEvents((earlier) => [event, ...earlier].slice(0, 50))),
  )
  return (
    <Around {...inPage} {...language}>
      <MeasuredUploads />
      <EventLog heading="On the server" events={events} />
    </Around>
  )
}
