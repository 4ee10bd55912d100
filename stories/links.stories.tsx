import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { StreamUploader, type Upload } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'
import { uploaderWith } from 'react-stream-uploader/testing'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { connection } from './support/connection.js'
import { connectInPage, filmAddress } from './support/in-page.js'
import type { Language } from './support/language.js'
import * as uploads from './support/uploads.js'

interface LinksProps extends Language {
  readonly rows: readonly Upload[]
  readonly disabled?: boolean
}

function Links({ rows, ...props }: LinksProps) {
  return <StreamUploader {...props} uploader={uploaderWith(rows)} link />
}

const meta: Meta<LinksProps> = {
  title: 'Uploader/States/Links',
  component: Links,
  args: { rows: [] },
  parameters: { controls: { disable: true } },
}
export default meta

type Story = StoryObj<LinksProps>

const row = (upload: Upload): Story => ({ args: { rows: [uploads.ofLink(upload)] } })

export const Form: Story = {}

export const FormDisabled: Story = { args: { disabled: true } }

export const NotAnAddress: Story = {
  play: async ({ canvasElement }) => {
    await typeLink(canvasElement, 'video.mp4{Enter}')
    await expect(within(canvasElement).getByRole('alert')).toBeVisible()
  },
}

/** 320 pixels wide, like the smallest phones and many side bars. */
export const Narrow: Story = {
  ...NotAnAddress,
  args: { rows: [uploads.ofLink(uploads.processing({ step: 'downloading', percent: null }))] },
  decorators: [(story) => <div style={{ inlineSize: 320 }}>{story()}</div>],
}

export const Validating = row(uploads.validating())
export const RejectedMalformed = row(uploads.rejected({ code: 'link-malformed' }))
export const RejectedScheme = row(uploads.rejected({ code: 'link-scheme' }))
export const RejectedCredentials = row(uploads.rejected({ code: 'link-credentials' }))
export const RejectedDuplicate = row(uploads.rejected({ code: 'duplicate', isQuestion: true }))
export const RejectedTooMany = row(uploads.rejected({ code: 'too-many-files', maxFiles: 5 }))
export const Queued = row(uploads.queued())
export const Requesting = row(uploads.requesting())
export const PausedByPerson: Story = { args: { rows: [uploads.pausedLink('user')] } }
export const PausedOffline: Story = { args: { rows: [uploads.pausedLink('offline')] } }
export const WaitingElsewhere: Story = { args: { rows: [uploads.linkElsewhere('waiting')] } }
export const DownloadingElsewhere: Story = { args: { rows: [uploads.linkElsewhere('sending')] } }
export const Downloading = row(uploads.processing({ step: 'downloading', percent: null }))
export const DownloadingMeasured = row(uploads.processing({ step: 'downloading', percent: 42 }))
export const ProcessingQueued = row(uploads.processing({ step: 'queued', percent: null }))
export const ProcessingMeasured = row(uploads.processing({ step: 'encoding', percent: 42 }))
export const Ready = row(uploads.ready())
export const Uploaded = row(uploads.uploaded())
export const FailedRefused = row(uploads.failedToStart('link-refused'))
export const FailedUnreachable = row(uploads.failedInEncoding('link-unreachable'))
export const FailedNotAVideo = row(uploads.failedInEncoding('not-a-video'))
export const FailedIntegration = row(uploads.failedToStart('endpoint-no-links'))
export const Cancelled = row(uploads.cancelled())

const everyRow = [
  Validating,
  RejectedMalformed,
  RejectedScheme,
  RejectedCredentials,
  RejectedDuplicate,
  RejectedTooMany,
  Queued,
  Requesting,
  PausedByPerson,
  PausedOffline,
  WaitingElsewhere,
  DownloadingElsewhere,
  Downloading,
  DownloadingMeasured,
  ProcessingQueued,
  ProcessingMeasured,
  Ready,
  Uploaded,
  FailedRefused,
  FailedUnreachable,
  FailedNotAVideo,
  FailedIntegration,
  Cancelled,
]

export const All: Story = { args: { rows: everyRow.flatMap(({ args }) => args?.rows ?? []) } }

/** Submit the address of the sample video, or any other. */
export const Live: Story = {
  render: ({ messages, dir }) => (
    <StreamUploader accept="video/*" {...connection} messages={messages} dir={dir} link />
  ),
  play: async ({ canvasElement }) => typeLink(canvasElement, filmAddress),
}

/** Uploads to the emulator in the page by itself. */
export const Sample: Story = {
  render: ({ messages, dir }) => <SampleLink messages={messages} dir={dir} />,
  play: async ({ canvasElement }) => {
    await typeLink(canvasElement, `${filmAddress}{Enter}`)
    const item = await within(canvasElement).findByRole('listitem')
    await waitFor(() => expect(item).toHaveAttribute('data-status', 'ready'), { timeout: 12_000 })
  },
}

function SampleLink(language: Language) {
  const [inPage] = useState(connectInPage)
  return <StreamUploader accept="video/*" {...inPage} {...language} link />
}

async function typeLink(canvas: HTMLElement, text: string): Promise<void> {
  await userEvent.type(within(canvas).getByRole('textbox'), text)
}
