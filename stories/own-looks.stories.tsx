import type { Meta, StoryObj } from '@storybook/react-vite'
import { uploaderWith } from 'react-stream-uploader/testing'
import { expect, within } from 'storybook/test'
import { OwnLooks, ownSlots, shortRow } from './examples/own-looks.js'
import 'react-stream-uploader/single.css'
import code from './examples/own-looks.tsx?raw'
import { failedOnTheWay, ready, uploading } from './support/uploads.js'

const rows = uploaderWith([uploading(), ready(), failedOnTheWay('network')])

const meta: Meta<typeof OwnLooks> = {
  title: 'Uploader/Own looks',
  component: OwnLooks,
  parameters: { controls: { disable: true }, docs: { source: { code } } },
}
export default meta

type Story = StoryObj<typeof OwnLooks>

/** Icons, a button of the app in each row, a word in the header, and class names. */
export const Pieces: Story = { args: { uploader: rows } }

/** What is there before the first video. The button stays. */
export const Empty: Story = {
  args: { uploader: uploaderWith([]) },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByText('No lessons yet')).toBeVisible()
    await expect(within(canvasElement).getByRole('button')).toBeVisible()
  },
}

/** Another row, of the parts: the row around it keeps its place in the list and its keys. */
export const Row: Story = { args: { uploader: rows, slots: shortRow } }

/** The same pieces in a field for one video. */
export const OneVideo: Story = {
  args: { uploader: uploaderWith([ready()]), layout: 'single', slots: ownSlots },
}
