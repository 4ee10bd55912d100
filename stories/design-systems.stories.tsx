import mantineSheet from '@mantine/core/styles.layer.css?inline'
import radixSheet from '@radix-ui/themes/styles.css?inline'
import type { Decorator, Meta, StoryObj } from '@storybook/react-vite'
import type { ReactElement } from 'react'
import { uploaderWith } from 'react-stream-uploader/testing'
import sheet from '../src/ui/styles.css?inline'
import ownMantineSheet from './examples/design-systems/mantine.css?inline'
import Mantine from './examples/design-systems/mantine.js'
import mantineCode from './examples/design-systems/mantine.tsx?raw'
import Mui from './examples/design-systems/mui.js'
import muiCode from './examples/design-systems/mui.tsx?raw'
import ownRadixSheet from './examples/design-systems/radix.css?inline'
import Radix from './examples/design-systems/radix.js'
import radixCode from './examples/design-systems/radix.tsx?raw'
import { Around } from './support/around.js'
import { hostPage } from './support/host-page.js'
import type { Language } from './support/language.js'
import { failedOnTheWay, ready, uploading } from './support/uploads.js'

const uploader = uploaderWith([uploading(), failedOnTheWay('network'), ready()])
const nothingYet = uploaderWith([])

/** The recipes of `docs/frameworks/design-systems.md`, as they are printed there, with the systems themselves. */
const meta: Meta<Language> = {
  title: 'Theming/Design systems',
  parameters: { controls: { disable: true } },
}
export default meta

type Story = StoryObj<Language>

function recipe(App: () => ReactElement, code: string): Pick<Story, 'render' | 'parameters'> {
  return {
    render: (language) => (
      <Around {...language} uploader={uploader} partsUploader={nothingYet}>
        <main style={{ padding: 24, background: 'Canvas' }}>
          <App />
        </main>
      </Around>
    ),
    parameters: { docs: { source: { code, language: 'tsx' } } },
  }
}

/** A system keeps the scheme that a person has chosen under a key of its own, and reads it when it begins. */
function remembers(key: string): Decorator {
  return function Remembers(Story, { globals }) {
    const scheme = globals['scheme'] === 'dark' ? 'dark' : 'light'
    localStorage.setItem(key, scheme)
    return <Story key={scheme} />
  }
}

/** Its theme as CSS variables, and its own button as a part. */
export const MaterialUi: Story = {
  ...recipe(Mui, muiCode),
  name: 'MUI',
  decorators: [remembers('mui-mode'), hostPage(sheet)],
}

/** Its sheet in a layer, below the uploader's. */
export const MantineSystem: Story = {
  ...recipe(Mantine, mantineCode),
  name: 'Mantine',
  decorators: [
    remembers('mantine-color-scheme-value'),
    hostPage(`${mantineSheet}${sheet}${ownMantineSheet}`),
  ],
}

/** Its colours by their steps. */
export const RadixThemes: Story = {
  ...recipe(Radix, radixCode),
  decorators: [hostPage(`${radixSheet}${sheet}${ownRadixSheet}`)],
}
