import type { Meta, StoryObj } from '@storybook/react-vite'
import { StreamUploader } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import css from './examples/themed.css?raw'
import { BrandedUpload } from './examples/themed.js'
import { Around } from './support/around.js'
import type { Language } from './support/language.js'
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

const meta: Meta<Language> = {
  title: 'Theming/Looks',
  parameters: { controls: { disable: true }, docs: { source: { code: css, language: 'css' } } },
}
export default meta

type Story = StoryObj<Language>

/** A brand's colour, font and corners. The colour is made for light pages, so the uploader stays light. */
export const Brand: Story = {
  render: (language) => (
    <Around {...language} uploader={uploader}>
      <BrandedUpload />
    </Around>
  ),
}

const withClass = (className: string): Story => ({
  render: (language) => <StreamUploader {...language} uploader={uploader} className={className} />,
})

/** Dark on a light page. */
export const Night: Story = withClass('theme-night')

/** Less space, in the colours of the page around it. */
export const Compact: Story = withClass('theme-compact')
