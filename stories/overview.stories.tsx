import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { StreamUploader, type Upload } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'
import { uploaderWith } from 'react-stream-uploader/testing'
import type { Language } from './support/language.js'
import * as uploads from './support/uploads.js'

interface UploaderProps extends Language {
  readonly rows: readonly Upload[]
  readonly compact?: boolean
  readonly isOnline?: boolean
}

function Uploads({ rows, isOnline = true, ...props }: UploaderProps) {
  return <StreamUploader {...props} uploader={uploaderWith(rows, { rules, isOnline })} />
}

function Thousands(props: UploaderProps) {
  const [rows] = useState(() => Array.from({ length: 10_000 }, (_, index) => filmOf(index)))
  return <Uploads {...props} rows={rows} />
}

function filmOf(index: number): Upload {
  const name = `Rushes ${String(index + 1).padStart(5, '0')}.mov`
  if (index < 3) return uploads.uploading({ name })
  return index % 997 === 0 ? uploads.failedOnTheWay('network', { name }) : uploads.queued({ name })
}

const rules = { accept: 'video/*', maxFileSize: 30_000_000_000 }

const films = [
  uploads.ready({ name: 'Harbour at dawn.mov' }),
  uploads.opened(
    uploads.processing({ step: 'encoding', percent: 42 }, { name: 'Interview, second take.mp4' }),
    'person',
  ),
  uploads.opened(uploads.uploading({ name: 'Market hall.mov' }), 'market'),
  uploads.opened(uploads.paused('user', { name: 'Drone flight over the bay.mp4' }), 'bay'),
  uploads.queued({ name: 'Closing titles.mov' }),
]

const meta: Meta<UploaderProps> = {
  title: 'Uploader/Overview',
  component: Uploads,
  args: { rows: films },
  parameters: { controls: { disable: true } },
}
export default meta

type Story = StoryObj<UploaderProps>

/** Five videos in progress: the picture in the README. */
export const Overview: Story = {}

/** For forms, side panels and long lists. */
export const Compact: Story = { args: { compact: true } }

export const CompactEmpty: Story = { args: { compact: true, rows: [] } }

export const OneVideo: Story = { args: { rows: films.slice(2, 3) } }

export const AllDone: Story = {
  args: {
    rows: [
      uploads.ready({ name: 'Harbour at dawn.mov' }),
      uploads.ready({ name: 'Interview, second take.mp4' }),
      uploads.ready({ name: 'Market hall.mov' }),
    ],
  },
}

/** What failed and what was refused is counted in the header; the refusals of one drop are one row. */
export const FortyWithProblems: Story = {
  args: {
    rows: [
      ...films,
      uploads.opened(uploads.failedOnTheWay('network'), 'market'),
      uploads.failedOnTheWay('timeout'),
      ...uploads.drop(20),
      ...Array.from({ length: 13 }, (_, index) => uploads.ready({ name: `Rushes, day ${index + 1}.mov` })),
    ],
  },
}

/** Only the rows near the view are in the document. The arrow keys go through all, and the field finds one by its name. */
export const TenThousand: Story = { args: { rows: [] }, render: (props) => <Thousands {...props} /> }

/** Said once, above the rows. */
export const Offline: Story = {
  args: {
    isOnline: false,
    rows: [
      uploads.ready({ name: 'Harbour at dawn.mov' }),
      uploads.opened(uploads.paused('offline', { name: 'Interview, second take.mp4' }), 'person'),
      uploads.opened(uploads.paused('offline', { name: 'Market hall.mov' }), 'market'),
      uploads.queued({ name: 'Closing titles.mov' }),
    ],
  },
}

/** Each row says what is wrong and what to do. No bytes are lost. */
export const InTrouble: Story = {
  args: {
    rows: [
      uploads.opened(uploads.retrying(), 'boat'),
      uploads.opened(uploads.paused('offline', { name: 'Interview, second take.mp4' }), 'person'),
      uploads.opened(uploads.failedOnTheWay('network'), 'market'),
      uploads.interrupted(),
      uploads.rejected({ code: 'file-type', accept: 'video/*' }, { name: 'Shot list.pdf', size: 90_000 }),
    ],
  },
}
