import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { StreamUploader, type Upload } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'
import 'react-stream-uploader/single.css'
import { uploaderWith } from 'react-stream-uploader/testing'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { LessonVideos, lessonFields } from './examples/own-fields.js'
import source from './examples/own-fields.tsx?raw'
import { addSamples } from './support/add-samples.js'
import { Around } from './support/around.js'
import { connectInPage } from './support/in-page.js'
import type { Language } from './support/language.js'
import * as uploads from './support/uploads.js'
import { videoFields } from './support/video-fields.js'

interface FieldsProps extends Language {
  readonly rows: readonly Upload[]
  readonly layout?: 'single'
}

function Fields({ rows, ...rest }: FieldsProps) {
  return <StreamUploader {...rest} uploader={uploaderWith(rows, { fields: videoFields })} editableTitles />
}

const meta: Meta<FieldsProps> = {
  title: 'Uploader/Own fields',
  component: Fields,
  args: { rows: [] },
  parameters: { controls: { disable: true } },
}
export default meta

type Story = StoryObj<FieldsProps>

const values = { place: 'Bergen', season: 'Autumn', tags: 'fog,boats', rights: 'true' }

/** What is missing, what is saved, and what could not be; and what another tab has, which is open. */
export const Rows: Story = {
  args: {
    rows: [
      uploads.opened(uploads.held()),
      uploads.described(uploads.opened(uploads.uploading(), 'market'), 'saved', values),
      uploads.described(uploads.opened(uploads.ready(), 'bay'), 'failed', values),
      uploads.described(uploads.elsewhere('sending'), 'saved', values),
    ],
  },
  play: async ({ canvasElement }) => {
    const buttons = canvasElement.querySelectorAll<HTMLElement>('.stream-uploader-fields > button')
    await userEvent.click(buttons[buttons.length - 1] as HTMLElement)
    await waitFor(() => expect(within(canvasElement).getByText('fog, boats')).toBeVisible())
  },
}

/** All types of fields, the title first. */
export const Open: Story = {
  args: { rows: [uploads.described(uploads.opened(uploads.uploading()), 'saved', values), uploads.held()] },
  play: async ({ canvasElement }) => {
    await userEvent.click(canvasElement.querySelector('.stream-uploader-fields > button') as HTMLElement)
    await waitFor(() => expect(within(canvasElement).getByRole('combobox')).toHaveValue('Autumn'))
  },
}

/** 320 pixels wide. */
export const Narrow: Story = {
  ...Open,
  decorators: [(story) => <div style={{ inlineSize: 320 }}>{story()}</div>],
}

export const OneVideoInPlace: Story = {
  ...Open,
  args: { rows: [uploads.described(uploads.opened(uploads.uploading()), 'saved', values)], layout: 'single' },
}

/** Uploads to the emulator in the page. "Start" asks for what is missing, and starts once it is there. */
export const Sample: StoryObj<Language> = {
  parameters: { docs: { source: { code: source, language: 'tsx' } } },
  render: ({ messages, dir }) => <SampleFields messages={messages} dir={dir} />,
  play: async ({ canvasElement }) => {
    await addSamples(canvasElement, 'Harbour.mp4')
    const item = await within(canvasElement).findByRole('listitem')
    const start = (): HTMLElement => item.querySelector('[data-action=start]') as HTMLElement
    await waitFor(() => expect(start()).not.toBeNull())
    await userEvent.click(start())
    await waitFor(() => expect(item.querySelector('textarea')).toHaveFocus())
    await userEvent.keyboard('How boats are moored')
    await userEvent.click(start())
    await waitFor(() => expect(item).toHaveAttribute('data-status', 'ready'), { timeout: 12_000 })
  },
}

function SampleFields(language: Language) {
  const [inPage] = useState(() => connectInPage({ fields: lessonFields }))
  return (
    <Around {...inPage} {...language}>
      <LessonVideos />
    </Around>
  )
}
