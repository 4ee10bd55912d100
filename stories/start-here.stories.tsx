import type { Meta, StoryObj } from '@storybook/react-vite'
import { FirstPage } from './shop/first-page.js'
import type { Language } from './support/language.js'

const meta: Meta<Language> = { title: 'Start here', parameters: { controls: { disable: true } } }
export default meta

/** The first page: the uploader at work, and what to do to it. */
export const StartHere: StoryObj<Language> = {
  name: 'Start here',
  render: (language, { globals }) => <FirstPage {...language} isDark={globals['scheme'] === 'dark'} />,
}
