import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { StreamUploader, type Upload } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'
import { uploaderWith } from 'react-stream-uploader/testing'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { addSamples } from './support/add-samples.js'
import { connection } from './support/connection.js'
import { connectInPage } from './support/in-page.js'
import type { Language } from './support/language.js'
import * as uploads from './support/uploads.js'

interface TitlesProps extends Language {
  readonly rows: readonly Upload[]
}

function Titles({ rows, ...language }: TitlesProps) {
  return <StreamUploader {...language} uploader={uploaderWith(rows)} editableTitles />
}

const meta: Meta<TitlesProps> = {
  title: 'Uploader/States/Titles',
  component: Titles,
  args: { rows: [] },
  parameters: { controls: { disable: true } },
}
export default meta

type Story = StoryObj<TitlesProps>

const row = (upload: Upload): Story => ({ args: { rows: [upload] } })
const longTitle =
  'The harbour, before the town wakes and the first of the boats comes in from the night, '.repeat(3)

export const OfTheFile = row(uploads.uploading())
export const Saved = row(uploads.titled(uploads.uploading(), 'saved'))
export const Saving = row(uploads.titled(uploads.uploading(), 'unsaved'))
export const NotSaved = row(uploads.titled(uploads.uploading(), 'failed'))
export const OfAReadyVideo = row(uploads.titled(uploads.ready(), 'saved'))
export const OfAFailedUpload = row(uploads.titled(uploads.failedOnTheWay('network'), 'saved'))
export const OfAnotherTab = row(uploads.titled(uploads.elsewhere('sending'), 'saved'))
export const OfALink = row(uploads.titled(uploads.pausedLink('user'), 'saved'))
export const Long = row(
  uploads.titled(uploads.processing({ step: 'encoding', percent: 42 }), 'saved', longTitle),
)
export const InAnotherScript = row(uploads.titled(uploads.uploading(), 'saved', 'الميناء قبل الفجر (1)'))
/** A cancelled upload cannot be renamed. */
export const OfACancelledUpload = row(uploads.titled(uploads.cancelled(), 'saved'))

const everyRow = [
  OfTheFile,
  Saved,
  Saving,
  NotSaved,
  OfAReadyVideo,
  OfAFailedUpload,
  OfAnotherTab,
  OfALink,
  Long,
  InAnotherScript,
  OfACancelledUpload,
]

export const All: Story = { args: { rows: everyRow.flatMap(({ args }) => args?.rows ?? []) } }

/** The field has the focus, and the whole title is selected. */
export const Editing: Story = {
  args: { rows: [uploads.titled(uploads.uploading(), 'saved'), uploads.ready()] },
  play: async ({ canvasElement }) => {
    await userEvent.click(canvasElement.querySelector('.stream-uploader-title button') as HTMLElement)
    await expect(within(canvasElement).getByRole('textbox')).toHaveFocus()
  },
}

/** 320 pixels wide, like the smallest phones and many side bars. */
export const Narrow: Story = {
  ...Editing,
  args: {
    rows: [
      uploads.titled(uploads.uploading(), 'saved'),
      uploads.titled(uploads.uploading(), 'saved', longTitle),
      uploads.titled(uploads.uploading(), 'failed'),
    ],
  },
  decorators: [(story) => <div style={{ inlineSize: 320 }}>{story()}</div>],
}

/** Choose any video, and edit its title at any time. */
export const Live: Story = {
  render: ({ messages, dir }) => (
    <StreamUploader accept="video/*" {...connection} messages={messages} dir={dir} editableTitles />
  ),
}

/** Uploads to the emulator in the page by itself. The title is set at once, while bytes are still being sent. */
export const Sample: Story = {
  render: ({ messages, dir }) => <SampleTitle messages={messages} dir={dir} />,
  play: async ({ canvasElement }) => {
    await addSamples(canvasElement, 'IMG_0001.mp4')
    const item = await within(canvasElement).findByRole('listitem')
    const title = item.querySelector('.stream-uploader-title')
    await userEvent.click(within(title as HTMLElement).getByRole('button'))
    await userEvent.keyboard('The harbour{Enter}')
    await waitFor(() => expect(title).toHaveTextContent('The harbour'))
    await waitFor(() => expect(title).not.toHaveAttribute('data-saving'))
    await waitFor(() => expect(item).toHaveAttribute('data-status', 'ready'), { timeout: 12_000 })
  },
}

function SampleTitle(language: Language) {
  const [inPage] = useState(connectInPage)
  return <StreamUploader accept="video/*" {...inPage} {...language} editableTitles />
}
