import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { StreamUploader } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'
import { expect, within } from 'storybook/test'
import { addSamples } from './support/add-samples.js'
import { connectInPage } from './support/in-page.js'
import type { Language } from './support/language.js'

const meta: Meta<Language> = {
  title: 'Uploader/Own rules',
  parameters: { controls: { disable: true } },
}
export default meta

/** Files with "draft" in their name are refused with the app's sentence, and all others are uploaded. */
export const NoDrafts: StoryObj<Language> = {
  render: (language) => <WithoutDrafts {...language} />,
  play: async ({ canvasElement }) => {
    await addSamples(canvasElement, 'Harbour draft.mp4')
    const sentence = await within(canvasElement).findByText('Drafts are not published. Add the final cut.')
    await expect(sentence.closest('[role=listitem]')).toHaveAttribute('data-status', 'rejected')
  },
}

function WithoutDrafts({ messages, dir }: Language) {
  const [inPage] = useState(connectInPage)
  return (
    <StreamUploader
      accept="video/*"
      {...inPage}
      messages={messages}
      dir={dir}
      maxTotalSize={20_000_000}
      validate={noDrafts}
    />
  )
}

function noDrafts({ name }: File): string | null {
  return /draft/i.test(name) ? 'Drafts are not published. Add the final cut.' : null
}
