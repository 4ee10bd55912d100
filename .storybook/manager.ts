import { addons } from 'storybook/manager-api'
import { create } from 'storybook/theming'

addons.setConfig({
  theme: create({ base: 'light', brandTitle: 'react-stream-uploader' }),
  // Roots come after everything else, and the uploader is to come first.
  sidebar: { showRoots: false },
})
