import type { Meta, StoryObj } from '@storybook/react-vite'
import { StreamUploader } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { expect, within } from 'storybook/test'
import { OwnLooks, ownIcons, ownSlots, shortRow } from './examples/own-looks.js'
import 'react-stream-uploader/single.css'
import code from './examples/own-looks.tsx?raw'
import { Around } from './support/around.js'
import type { Language } from './support/language.js'
import { failedOnTheWay, ready, uploading } from './support/uploads.js'

const rows = uploaderWith([uploading(), ready(), failedOnTheWay('network')])
const oneReady = uploaderWith([ready()])

const meta: Meta<Language> = {
  title: 'Uploader/Own looks',
  parameters: { controls: { disable: true }, docs: { source: { code } } },
}
export default meta

type Story = StoryObj<Language>

/** Icons, a button of the app in each row, a word in the header, and class names. */
export const Pieces: Story = {
  render: (language) => (
    <Around {...language} uploader={rows}>
      <OwnLooks />
    </Around>
  ),
}

/** What is there before the first video. The button stays. */
export const Empty: Story = {
  render: (language) => (
    <Around {...language} uploader={uploaderWith([])}>
      <OwnLooks />
    </Around>
  ),
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByText('No lessons yet')).toBeVisible()
    await expect(within(canvasElement).getByRole('button')).toBeVisible()
  },
}

/** Another row, of the parts: the row around it keeps its place in the list and its keys. */
export const Row: Story = {
  render: (language) => <StreamUploader {...language} uploader={rows} icons={ownIcons} slots={shortRow} />,
}

/** The same pieces in a field for one video. */
export const OneVideo: Story = {
  render: (language) => (
    <StreamUploader {...language} uploader={oneReady} icons={ownIcons} slots={ownSlots} layout="single" />
  ),
}
