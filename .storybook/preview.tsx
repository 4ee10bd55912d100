import type { Preview } from '@storybook/react-vite'
import { useEffect } from 'react'
import { languageOf } from '../stories/support/language.js'
import { conditionTypes, initialConditions, underConditions } from './conditions-toolbar.js'
import { DocsPage } from './docs-page.js'
import { useStillTakenAway } from './still-taken-away.js'
import './preview.css'

const preview: Preview = {
  parameters: {
    a11y: { test: 'error' },
    backgrounds: { disable: true },
    docs: { container: DocsPage },
    layout: 'fullscreen',
    options: {
      storySort: {
        order: [
          'Start here',
          'Uploader',
          ['Live', 'Overview', 'One video, in place', 'Forms', '*', 'States'],
          'Guides',
          [
            'Start',
            'Server',
            'Theming',
            'Headless',
            'Resume',
            'Testing your app',
            'Errors',
            'Recipes',
            'From Uppy',
            'From tus-js-client',
          ],
          'Theming',
          'Headless',
          'Reference',
          ['Props', 'Parts', 'Variables', 'Messages'],
        ],
      },
    },
  },
  initialGlobals: { scheme: 'light', locale: 'en', direction: 'by-language', ...initialConditions },
  globalTypes: {
    ...conditionTypes,
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
    locale: {
      description: 'Language of the uploader',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          { value: 'de', title: 'Deutsch' },
          { value: 'fr', title: 'Français' },
          { value: 'es', title: 'Español' },
          { value: 'pt-BR', title: 'Português (Brasil)' },
          { value: 'ja', title: '日本語' },
          { value: 'zh-CN', title: '简体中文' },
          { value: 'ar', title: 'العربية' },
        ],
      },
    },
    direction: {
      description: 'Direction of the uploader',
      toolbar: {
        title: 'Direction',
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'by-language', title: 'By language' },
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
  },
  decorators: [
    // As arguments, so that a story which says otherwise has the last word.
    (Story, { args, globals }) => <Story args={{ ...languageOf(globals), ...args }} />,
    underConditions,
    function PageOfScheme(Story, { globals, viewMode }) {
      const scheme = globals['scheme'] === 'dark' ? 'dark' : 'light'
      const isAlone = viewMode !== 'docs'
      useStillTakenAway()
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
