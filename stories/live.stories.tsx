import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { StreamUploader } from 'react-stream-uploader'
import { expect, waitFor, within } from 'storybook/test'
import 'react-stream-uploader/styles.css'
import { Videos } from './examples/basic.js'
import source from './examples/basic.tsx?raw'
import { addSamples } from './support/add-samples.js'
import { Around } from './support/around.js'
import { connection } from './support/connection.js'
import { connectInPage } from './support/in-page.js'
import type { Language } from './support/language.js'

interface Controls extends Language {
  readonly accept: string
  readonly maxFiles: number
  /** Megabytes, because a field for bytes is hard to use. */
  readonly maxFileMegabytes: number
  readonly concurrency: number
  readonly disabled: boolean
}

const meta: Meta<Controls> = {
  title: 'Uploader/Live',
  parameters: { docs: { source: { code: source, language: 'tsx' } } },
  args: { accept: 'video/*', maxFiles: 20, maxFileMegabytes: 30_000, concurrency: 3, disabled: false },
  argTypes: {
    maxFiles: { control: { type: 'number', min: 1 } },
    maxFileMegabytes: { control: { type: 'number', min: 1 } },
    concurrency: { control: { type: 'range', min: 1, max: 10 } },
  },
  render: ({ maxFileMegabytes, ...args }) => (
    <StreamUploader {...connection} {...args} maxFileSize={maxFileMegabytes * 1_000_000} />
  ),
}
export default meta

/** Choose or drop any video. */
export const Live: StoryObj<Controls> = {}

/** If you have no video at hand: one of 6 MB goes to the emulator in the page, at 3 MB per second. */
export const Sample: StoryObj<Controls> = {
  parameters: { controls: { disable: true } },
  render: ({ messages, dir }) => <SampleUpload messages={messages} dir={dir} />,
  play: async ({ canvasElement }) => {
    await addSamples(canvasElement, 'Sample.mp4')
    const row = await within(canvasElement).findByRole('listitem')
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'ready'), { timeout: 12_000 })
  },
}

function SampleUpload(language: Language) {
  const [inPage] = useState(connectInPage)
  return (
    <Around {...inPage} {...language}>
      <Videos />
    </Around>
  )
}
