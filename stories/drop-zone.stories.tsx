import type { Meta, StoryObj } from '@storybook/react-vite'
import { StreamUploader } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'
import { uploaderWith } from 'react-stream-uploader/testing'
import { expect, fireEvent, waitFor } from 'storybook/test'
import { dragOf } from './support/drag-of.js'
import { failedToStart, ready, uploading } from './support/uploads.js'

const empty = uploaderWith([], { rules: { accept: 'video/*', maxFiles: 5, maxFileSize: 2_000_000_000 } })
const single = uploaderWith([], { rules: { accept: 'video/*', maxFiles: 1 } })
const offline = uploaderWith([], { isOnline: false })
const full = uploaderWith([uploading(), ready()], { rules: { accept: 'video/*', maxFiles: 2 } })
const filled = uploaderWith([uploading(), ready(), failedToStart('endpoint-no-url')])

const meta: Meta<typeof StreamUploader> = {
  title: 'Uploader/States/Drop zone',
  component: StreamUploader,
  args: { uploader: empty },
  parameters: { controls: { disable: true } },
}
export default meta

type Story = StoryObj<typeof StreamUploader>

export const Empty: Story = {}

export const OneFileOnly: Story = { args: { uploader: single } }

export const Disabled: Story = { args: { disabled: true } }

export const DisabledForAReason: Story = {
  args: { disabled: true, disabledReason: 'Your plan has no videos left this month.' },
}

export const Offline: Story = { args: { uploader: offline } }

export const Dragging: Story = {
  play: async ({ canvasElement }) => {
    const dropzone = dropzoneIn(canvasElement)
    await dragOver(dropzone, 'video/mp4', () => expect(dropzone).toHaveAttribute('data-dragging'))
  },
}

/** Over a list that has rows. */
export const DraggingMore: Story = { ...Dragging, args: { uploader: filled } }

/** There is no room for another video. */
export const Full: Story = { args: { uploader: full } }

export const DragInvalid: Story = {
  play: async ({ canvasElement }) => {
    const dropzone = dropzoneIn(canvasElement)
    await dragOver(dropzone, 'application/pdf', () => expect(dropzone).toHaveAttribute('data-drag-invalid'))
  },
}

export const AllWaysIn: Story = { args: { folder: true, camera: true } }

/** Files are dragged over the page, outside the drop zone. */
export const DropAnywhere: Story = {
  args: { dropAnywhere: true },
  play: async ({ canvasElement }) => {
    await dragOver(document.body, 'video/mp4', () => expect(overlayIn(canvasElement)).toBeVisible())
  },
}

export const DropAnywhereInvalid: Story = {
  args: { dropAnywhere: true },
  play: async ({ canvasElement }) => {
    await dragOver(document.body, 'application/pdf', () =>
      expect(overlayIn(canvasElement)).toHaveAttribute('data-drag-invalid'),
    )
  },
}

/** 320 pixels wide, like the smallest phones and many side bars. */
export const Narrow: Story = {
  args: { uploader: filled },
  decorators: [(story) => <div style={{ inlineSize: 320 }}>{story()}</div>],
}

/** Repeatedly, as browsers do: a story may start before the page has its listeners. */
async function dragOver(target: Element, type: string, seen: () => Promise<void>): Promise<void> {
  await waitFor(async () => {
    await fireEvent(target, dragOf('dragover', type))
    await seen()
  })
}

function dropzoneIn(canvas: HTMLElement): Element {
  const dropzone = canvas.querySelector('.stream-uploader-dropzone')
  if (dropzone === null) throw new Error('No drop zone')
  return dropzone
}

const overlayIn = (canvas: HTMLElement): Element | null => canvas.querySelector('.stream-uploader-overlay')
