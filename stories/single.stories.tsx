import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import {
  StreamUploader,
  type StreamUploaderProps,
  type Upload,
  type UploaderState,
} from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'
import 'react-stream-uploader/single.css'
import { uploaderWith } from 'react-stream-uploader/testing'
import { expect, fireEvent, waitFor } from 'storybook/test'
import { addSamples } from './support/add-samples.js'
import { dragOf } from './support/drag-of.js'
import { connectInPage } from './support/in-page.js'
import type { Language } from './support/language.js'
import * as uploads from './support/uploads.js'

interface FieldProps
  extends Language,
    Pick<StreamUploaderProps, 'disabled' | 'disabledReason' | 'editableTitles' | 'readOnly'> {
  readonly uploads: readonly Upload[]
  readonly isOnline?: boolean
}

const rules: UploaderState['rules'] = { accept: 'video/*', maxFileSize: 2_000_000_000 }

function Field({ uploads: given, isOnline = true, ...rest }: FieldProps) {
  return <StreamUploader {...rest} layout="single" uploader={uploaderWith(given, { rules, isOnline })} />
}

const meta: Meta<FieldProps> = {
  title: 'Uploader/One video, in place',
  component: Field,
  parameters: { controls: { disable: true } },
  args: { uploads: [] },
}
export default meta

type Story = StoryObj<FieldProps>

const withUploads = (...given: readonly Upload[]): Story => ({ args: { uploads: given } })
const notes = { name: 'Shot list.pdf', size: 90_000 }

export const Empty: Story = {}

export const Dragging: Story = { play: ({ canvasElement }) => holdOver(canvasElement, 'video/mp4') }

export const DraggingOverAVideo: Story = {
  ...withUploads(uploads.opened(uploads.ready())),
  play: ({ canvasElement }) => holdOver(canvasElement, 'video/mp4'),
}

export const DragInvalid: Story = { play: ({ canvasElement }) => holdOver(canvasElement, 'application/pdf') }

export const Checking: Story = withUploads(uploads.validating())

export const Uploading: Story = withUploads(uploads.opened(uploads.uploading(), 'market'))

export const UploadingWithoutAPicture: Story = withUploads(uploads.uploading())

export const Held: Story = withUploads(uploads.opened(uploads.held()))

export const Paused: Story = withUploads(uploads.opened(uploads.paused('user')))

export const Offline: Story = {
  args: { uploads: [uploads.opened(uploads.paused('offline'))], isOnline: false },
}

export const Interrupted: Story = withUploads(uploads.interrupted())

export const InterruptedToBeChosen: Story = withUploads(uploads.interrupted({ isAtHand: false }))

export const Encoding: Story = withUploads(
  uploads.opened(uploads.processing({ step: 'encoding', percent: 42 }), 'person'),
)

export const Ready: Story = withUploads(uploads.opened(uploads.ready(), 'bay'))

export const ReadyWithTitle: Story = {
  args: { uploads: [uploads.titled(uploads.opened(uploads.ready()), 'saved')], editableTitles: true },
}

export const Failed: Story = withUploads(uploads.opened(uploads.failedOnTheWay('network'), 'bay'))

export const FailedForGood: Story = withUploads(uploads.failedInEncoding('not-a-video', notes))

export const Refused: Story = withUploads(uploads.rejected({ code: 'file-type', accept: 'video/*' }, notes))

export const RefusedOverAVideo: Story = withUploads(
  uploads.opened(uploads.ready(), 'bay'),
  uploads.rejected({ code: 'file-type', accept: 'video/*' }, notes),
)

export const ReadOnly: Story = {
  args: { uploads: [uploads.opened(uploads.ready(), 'bay')], readOnly: true },
}

export const ReadOnlyEmpty: Story = { args: { readOnly: true } }

export const Disabled: Story = {
  args: { disabled: true, disabledReason: 'Your plan has no videos left this month.' },
}

export const DisabledWithAVideo: Story = {
  args: { uploads: [uploads.opened(uploads.ready(), 'bay')], disabled: true },
}

/** A whole upload: the frame never changes its size. */
export const Live: StoryObj<FieldProps> = {
  render: ({ messages, dir }) => <LiveField messages={messages} dir={dir} />,
  play: async ({ canvasElement }) => {
    await addSamples(canvasElement, 'Harbour.mp4')
    await waitFor(() => expect(canvasElement.querySelector('[data-status=ready]')).not.toBeNull(), {
      timeout: 12_000,
    })
  },
}

function LiveField(language: Language) {
  const [inPage] = useState(connectInPage)
  return <StreamUploader {...inPage} {...language} accept="video/*" layout="single" />
}

/** Repeatedly, as browsers do: a story may start before the page has its listeners. */
async function holdOver(canvas: HTMLElement, type: string): Promise<void> {
  await waitFor(async () => {
    const place = canvas.querySelector('.stream-uploader-place')
    if (place === null) throw new Error('No place for a video')
    await fireEvent(place, dragOf('dragover', type))
    await expect(place).toHaveAttribute('data-dragging')
  })
}
