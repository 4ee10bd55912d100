import type { Meta, StoryObj } from '@storybook/react-vite'
import { PartBench, type PartBenchProps } from './part-bench.js'
import { type PartName, partScenes } from './part-scenes.js'

/** Each part alone. Choose a state and see the attributes of its element. */
const meta: Meta<PartBenchProps> = {
  title: 'Reference/Parts',
  component: PartBench,
  argTypes: { part: { control: false }, messages: { control: false }, dir: { control: false } },
}
export default meta

type Story = StoryObj<PartBenchProps>

const page = (part: PartName): Story => {
  const states = Object.keys(partScenes[part])
  return {
    args: { part, state: states.find((name) => name === 'uploading') ?? states[0] ?? '' },
    argTypes: { state: { control: 'select', options: states } },
  }
}

export const Root = page('Root')
export const Dropzone = page('Dropzone')
export const DropOverlay = page('DropOverlay')
export const Trigger = page('Trigger')
export const Input = page('Input')
export const LinkForm = page('LinkForm')
export const Summary = page('Summary')
export const Problems = page('Problems')
export const Segments = page('Segments')
export const Search = page('Search')
export const QueueAction = page('QueueAction')
export const List = page('List')
export const Item = page('Item')
export const ItemName = page('ItemName')
export const ItemTitle = page('ItemTitle')
export const ItemFields = page('ItemFields')
export const ItemStatus = page('ItemStatus')
export const ItemDetail = page('ItemDetail')
export const ItemPreview = page('ItemPreview')
export const ItemProgress = page('ItemProgress')
export const ItemAction = page('ItemAction')
export const ItemMove = page('ItemMove')
export const ItemPlayer = page('ItemPlayer')
export const ItemCopyLink = page('ItemCopyLink')
export const Announcer = page('Announcer')
