import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { StreamUploader } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { PublishForm } from './examples/start-on-submit.js'
import source from './examples/start-on-submit.tsx?raw'
import { addSamples } from './support/add-samples.js'
import { Around } from './support/around.js'
import { connectInPage } from './support/in-page.js'
import type { Language } from './support/language.js'

interface Controls extends Language {
  readonly onPublish: (headline: string, videoIds: readonly string[]) => void
}

const meta: Meta<Controls> = {
  title: 'Uploader/Starting on command',
  args: { onPublish: fn() },
  parameters: { controls: { disable: true } },
}
export default meta

type Story = StoryObj<Controls>

/** Until "Start" is pressed, rows wait with their pictures, and titles can be given. */
export const WithButtons: Story = {
  render: ({ messages, dir }) => <Waiting messages={messages} dir={dir} />,
  play: async ({ canvasElement }) => {
    await addSamples(canvasElement, 'Harbour.mp4', 'Market.mp4')
    const [first, second] = await waitingRows(canvasElement, 2)
    await userEvent.click(first?.querySelector('[data-action=start]') as HTMLElement)
    await waitFor(() => expect(first).toHaveAttribute('data-status', 'ready'), { timeout: 12_000 })
    await expect(second).toHaveAttribute('data-held')
  },
}

/** Nothing is uploaded before "Publish" is pressed, and the form goes on once every byte has arrived. */
export const WithTheForm: Story = {
  parameters: { docs: { source: { code: source, language: 'tsx' } } },
  render: (controls) => <Publishing {...controls} />,
  play: async ({ canvasElement, args: { onPublish } }) => {
    const canvas = within(canvasElement)
    await addSamples(canvasElement, 'Harbour.mp4')
    await waitingRows(canvasElement, 1)
    await userEvent.type(canvas.getByRole('textbox', { name: 'Headline' }), 'The harbour{Enter}')
    await waitFor(() => expect(onPublish).toHaveBeenCalledWith('The harbour', [expect.any(String)]), {
      timeout: 12_000,
    })
  },
}

function Waiting(language: Language) {
  const [inPage] = useState(connectInPage)
  return <StreamUploader accept="video/*" {...inPage} {...language} autoStart={false} editableTitles />
}

function Publishing({ messages, dir, onPublish }: Controls) {
  const [inPage] = useState(connectInPage)
  return (
    <Around {...inPage} messages={messages} dir={dir}>
      <PublishForm onPublish={onPublish} />
    </Around>
  )
}

async function waitingRows(canvas: HTMLElement, count: number): Promise<readonly HTMLElement[]> {
  return waitFor(async () => {
    const rows = [...canvas.querySelectorAll<HTMLElement>('[role=listitem][data-held]')]
    await expect(rows).toHaveLength(count)
    return rows
  })
}
