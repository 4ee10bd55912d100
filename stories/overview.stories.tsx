import type { Meta, StoryObj } from '@storybook/react-vite'
import { StreamUploader } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'
import { fixtureUploader } from './support/fixture-uploader.js'
import type { Language } from './support/language.js'
import * as uploads from './support/uploads.js'

/** Five videos on their way: the picture in the README. */
const meta: Meta<Language> = {
  title: 'Uploader/Overview',
  parameters: { controls: { disable: true } },
  render: (language) => <StreamUploader {...language} uploader={uploader} />,
}
export default meta

const videos = [
  uploads.ready({ name: 'Harbour at dawn.mov' }),
  uploads.processing({ step: 'encoding', percent: 42 }, { name: 'Interview, second take.mp4' }),
  uploads.uploading({ name: 'Market hall.mov' }),
  uploads.paused('user', { name: 'Drone flight over the bay.mp4' }),
  uploads.queued({ name: 'Closing titles.mov' }),
]

const uploader = fixtureUploader(videos, { rules: { maxFileSize: 30_000_000_000 } })

export const Overview: StoryObj<Language> = {}

export const OverviewInTheDark: StoryObj<Language> = { globals: { scheme: 'dark' } }
