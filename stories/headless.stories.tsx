import type { Meta, StoryObj } from '@storybook/react-vite'
import { ComposedUpload } from './examples/composition.js'
import composition from './examples/composition.tsx?raw'
import { HookUpload } from './examples/hook.js'
import hook from './examples/hook.tsx?raw'
import { connection } from './support/connection.js'

const meta: Meta = { title: 'Headless', parameters: { controls: { disable: true } } }
export default meta

/** Parts alone, without the package's style sheet. */
export const Composition: StoryObj = {
  render: () => <ComposedUpload {...connection} />,
  parameters: { docs: { source: { code: composition, language: 'tsx' } } },
}

/** `useStreamUpload` alone. */
export const Hook: StoryObj = {
  render: () => <HookUpload {...connection} />,
  parameters: { docs: { source: { code: hook, language: 'tsx' } } },
}
