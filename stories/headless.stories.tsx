import type { Meta, StoryObj } from '@storybook/react-vite'
import type { ReactElement } from 'react'
import { expect, within } from 'storybook/test'
import { ComposedUpload } from './examples/composition.js'
import composition from './examples/composition.tsx?raw'
import { HookUpload } from './examples/hook.js'
import hook from './examples/hook.tsx?raw'
import { addSamples } from './support/add-samples.js'
import { Around } from './support/around.js'
import { connection } from './support/connection.js'
import { type Connection, connectInPage } from './support/in-page.js'
import type { Language } from './support/language.js'

const meta: Meta<Language> = { title: 'Headless', parameters: { controls: { disable: true } } }
export default meta

const inPage = connectInPage()

const hosted = (example: ReactElement, to: Connection, language: Language) => (
  <Around {...to} {...language}>
    {example}
  </Around>
)

/** Parts alone, without the package's style sheet. */
export const Composition: StoryObj<Language> = {
  render: (language) => hosted(<ComposedUpload />, connection, language),
  parameters: { docs: { source: { code: composition, language: 'tsx' } } },
}

export const CompositionAtWork: StoryObj<Language> = {
  ...Composition,
  render: (language) => hosted(<ComposedUpload />, inPage, language),
  play: async ({ canvasElement }) => {
    await addSamples(canvasElement, 'First take.mp4', 'Second take.mp4')
    const bars = await within(canvasElement).findAllByRole('progressbar')
    await expect(bars).toHaveLength(2)
  },
}

/** `useStreamUpload` alone. */
export const Hook: StoryObj<Language> = {
  render: (language) => hosted(<HookUpload />, connection, language),
  parameters: { docs: { source: { code: hook, language: 'tsx' } } },
}

export const HookAtWork: StoryObj<Language> = {
  ...Hook,
  render: (language) => hosted(<HookUpload />, inPage, language),
  play: async ({ canvasElement }) => {
    await addSamples(canvasElement, 'First take.mp4', 'Second take.mp4')
    const bars = await within(canvasElement).findAllByRole('progressbar')
    await expect(bars).toHaveLength(2)
  },
}
