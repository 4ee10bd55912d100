import type { StorybookConfig } from '@storybook/react-vite'
import { mergeConfig } from 'vite'
import { liveEndpoint } from './live-endpoint.js'

const storybook: StorybookConfig = {
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  framework: '@storybook/react-vite',
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  features: { sidebarOnboardingChecklist: false },
  // TypeScript 7 has no compiler API, which the other docgen needs.
  typescript: { reactDocgen: 'react-docgen' },
  viteFinal(config, { configType }) {
    // Storybook starts from vite.config.ts, where these two make the package, not an app.
    delete config.build?.lib
    delete config.build?.rolldownOptions
    const isServing = configType === 'DEVELOPMENT' && process.env['VITEST'] === undefined
    return isServing ? mergeConfig(config, { plugins: [liveEndpoint()] }) : config
  },
}

export default storybook
