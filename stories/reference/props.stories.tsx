import type { Meta, StoryObj } from '@storybook/react-vite'
import { StreamUploader, type StreamUploaderProps } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'
import '../examples/themed.css'
import { connection } from '../support/connection.js'
import { languageOf } from '../support/language.js'
import { propControls } from './prop-controls.js'
import { valuesOf } from './prop-values.js'

/**
 * Every prop of `<StreamUploader>`, on a live uploader. Props that are not set have their default. Those up to `httpStack` are also options
 * of `<Uploader.Root>`, `useStreamUpload` and `createUploader`. Callbacks appear in the panel "Actions".
 */
const meta: Meta = {
  title: 'Reference/Props',
  tags: ['autodocs'],
  argTypes: propControls,
  args: { accept: 'video/*' },
  render: (chosen, { globals }) => {
    const props = { ...connection, ...languageOf(globals), ...valuesOf(chosen) } as StreamUploaderProps
    // These two are fixed at creation.
    return <StreamUploader key={`${chosen['queryClient']} ${chosen['resumeKey']}`} {...props} />
  },
}
export default meta

export const Props: StoryObj = {}
