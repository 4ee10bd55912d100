import type { Preview } from '@storybook/react-vite'
import { useEffect } from 'react'
import './preview.css'

const preview: Preview = {
  parameters: {
    a11y: { test: 'error' },
    backgrounds: { disable: true },
    layout: 'fullscreen',
    options: {
      storySort: {
        order: [
          'Start here',
          'Uploader',
          ['Live', 'Drop zone', 'Links', 'Row states'],
          'Headless',
          'Theming',
        ],
      },
    },
  },
  initialGlobals: { scheme: 'light' },
  globalTypes: {
    scheme: {
      description: 'Colour scheme of the page around the story',
      toolbar: {
        title: 'Colour scheme',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
        ],
      },
    },
  },
  decorators: [
    function PageOfScheme(Story, { globals, viewMode }) {
      const scheme = globals['scheme'] === 'dark' ? 'dark' : 'light'
      const isAlone = viewMode !== 'docs'
      // Alone in its frame a story is a page; in the docs it is a part of one that stays light.
      useEffect(
        function paintPage() {
          if (!isAlone) return
          document.documentElement.className = 'story-page'
          document.documentElement.dataset['scheme'] = scheme
        },
        [scheme, isAlone],
      )
      return (
        <div className="story-page" data-scheme={scheme} style={{ padding: 24 }}>
          <Story />
        </div>
      )
    },
  ],
}

export default preview
