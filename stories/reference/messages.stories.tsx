import type { Meta, StoryObj } from '@storybook/react-vite'
import { en } from 'react-stream-uploader'
import { MessageBench } from './message-bench.js'
import { messagePaths } from './spoken-messages.js'

/** Every text. Choose one, change its words, choose a language in the toolbar, and see where it is shown or read aloud. */
const meta: Meta<typeof MessageBench> = {
  title: 'Reference/Messages',
  component: MessageBench,
  args: { message: 'trigger', words: '', messages: en, dir: undefined },
  argTypes: {
    message: { control: 'select', options: messagePaths },
    words: { control: 'text' },
    messages: { control: false },
    dir: { control: false },
  },
}
export default meta

export const Messages: StoryObj<typeof MessageBench> = {}
