import type { Meta, StoryObj } from '@storybook/react-vite'
import { uploaderWith } from 'react-stream-uploader/testing'
import plainSheet from './examples/plain-css-host.css?inline'
import plainCode from './examples/plain-css-host.css?raw'
import { CourseEditor } from './examples/plain-css-host.js'
import shadcnSheet from './examples/shadcn-host.css?inline'
import shadcnCode from './examples/shadcn-host.css?raw'
import { SettingsCard } from './examples/shadcn-host.js'
import tailwindSheet from './examples/tailwind-host.css?inline'
import tailwindCode from './examples/tailwind-host.css?raw'
import { MediaLibrary } from './examples/tailwind-host.js'
import { Around } from './support/around.js'
import { hostPage } from './support/host-page.js'
import type { Language } from './support/language.js'
import { failedOnTheWay, paused, processing, ready, uploading } from './support/uploads.js'

const uploader = uploaderWith([uploading(), failedOnTheWay('network'), ready()])
const footage = uploaderWith([uploading(), paused('user'), processing({ step: 'encoding', percent: 42 })])
const nothingYet = uploaderWith([])

/** Pages of three apps. Each has its own style sheet, which also styles all elements. */
const meta: Meta<Language> = {
  title: 'Theming/Host apps',
  parameters: { controls: { disable: true } },
}
export default meta

type Story = StoryObj<Language>

const codeIs = (code: string) => ({ docs: { source: { code, language: 'css' } } })

/** A brand with variables and class names. The app's reset is in a layer. */
export const PlainCss: Story = {
  render: (language) => (
    <Around {...language} uploader={uploader}>
      <CourseEditor />
    </Around>
  ),
  decorators: [hostPage(plainSheet)],
  parameters: codeIs(plainCode),
}

/** Tailwind 4 with its preflight: parts with utility classes, and the uploader without changes. */
export const Tailwind: Story = {
  render: (language) => (
    <Around {...language} uploader={uploader} partsUploader={footage}>
      <MediaLibrary />
    </Around>
  ),
  decorators: [hostPage(tailwindSheet)],
  parameters: codeIs(tailwindCode),
}

/** The tokens of shadcn/ui, passed on in ten lines, and a part rendered as the app's own button. */
export const Shadcn: Story = {
  render: (language) => (
    <Around {...language} uploader={uploader} partsUploader={nothingYet}>
      <SettingsCard />
    </Around>
  ),
  decorators: [hostPage(shadcnSheet)],
  parameters: codeIs(shadcnCode),
}
