import type { Meta, StoryObj } from '@storybook/react-vite'
import type { CSSProperties } from 'react'
import { StreamUploader } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'
import { uploaderWith } from 'react-stream-uploader/testing'
import { languageOf } from '../support/language.js'
import * as uploads from '../support/uploads.js'
import { variableControls } from './variable-controls.js'

const uploader = uploaderWith(
  [
    uploads.uploading(),
    uploads.paused('user'),
    uploads.processing({ step: 'encoding', percent: 42 }),
    uploads.ready(),
    uploads.failedOnTheWay('network'),
    uploads.rejected({ code: 'file-type', accept: 'video/*' }, { name: 'Shot list.pdf', size: 90_000 }),
  ],
  { rules: { accept: 'video/*', maxFiles: 5, maxFileSize: 2_000_000_000 } },
)

/** Every variable of the theme. Set them on the uploader or on any element above it; those that are not set have their default. */
const meta: Meta = {
  title: 'Reference/Variables',
  tags: ['autodocs'],
  argTypes: variableControls,
  render: (chosen, { globals }) => (
    <StreamUploader uploader={uploader} link style={themeOf(chosen)} {...languageOf(globals)} />
  ),
}
export default meta

export const Variables: StoryObj = {}

function themeOf(chosen: Readonly<Record<string, unknown>>): CSSProperties {
  return Object.fromEntries(
    Object.entries(chosen).filter(([name, value]) => name.startsWith('--') && Boolean(value)),
  )
}
