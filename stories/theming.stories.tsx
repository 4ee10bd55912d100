import type { Meta, StoryObj } from '@storybook/react-vite'
import { uploaderWith } from 'react-stream-uploader/testing'
import css from './examples/themed.css?raw'
import { ThemedUpload } from './examples/themed.js'
import { failedOnTheWay, paused, processing, ready, uploading } from './support/uploads.js'

const uploader = uploaderWith(
  [
    uploading(),
    paused('user'),
    processing({ step: 'encoding', percent: 42 }),
    ready(),
    failedOnTheWay('network'),
  ],
  { rules: { accept: 'video/*', maxFiles: 5, maxFileSize: 2_000_000_000 } },
)

const meta: Meta<typeof ThemedUpload> = {
  title: 'Theming/Looks',
  component: ThemedUpload,
  args: { uploader },
  parameters: { controls: { disable: true }, docs: { source: { code: css, language: 'css' } } },
}
export default meta

type Story = StoryObj<typeof ThemedUpload>

/** A brand's colour, font and corners. The colour is made for light pages, so the uploader stays light. */
export const Brand: Story = { args: { theme: 'brand' } }

/** Dark on a light page. */
export const Night: Story = { args: { theme: 'night' } }

/** Less space, in the colours of the page around it. */
export const Compact: Story = { args: { theme: 'compact' } }
