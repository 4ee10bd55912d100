import { STORY_ERRORED, STORY_MISSING, STORY_THREW_EXCEPTION } from 'storybook/internal/core-events'
import { addons } from 'storybook/manager-api'
import { create } from 'storybook/theming'
import { SEEN } from './seen.js'

const font = 'system-ui, sans-serif'

addons.setConfig({
  theme: create({
    base: 'light',
    brandTitle: 'react-stream-uploader',
    colorPrimary: '#0b5fd0',
    colorSecondary: '#0b5fd0',
    barSelectedColor: '#0b5fd0',
    barHoverColor: '#0b5fd0',
    appBg: '#f4f5f7',
    appBorderColor: '#dcdfe5',
    textColor: '#16181d',
    fontBase: font,
  }),
  // Roots come after everything else, and the uploader is to come first.
  sidebar: { showRoots: false },
  // The first page has no controls, and needs the room.
  layoutCustomisations: {
    showPanel: ({ storyId }, byDefault) => (storyId?.startsWith('start-here') ? false : byDefault),
  },
})

addons.register('still', (api) => {
  for (const event of [SEEN, STORY_MISSING, STORY_ERRORED, STORY_THREW_EXCEPTION]) {
    api.once(event, () => document.getElementById('still')?.remove())
  }
})
