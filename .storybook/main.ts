import type { StorybookConfig } from '@storybook/react-vite'
import tailwindcss from '@tailwindcss/vite'
import { mergeConfig } from 'vite'
import { liveEndpoint } from './live-endpoint.js'
import { stillInManager, stillInPreview } from './still.js'

const storybook: StorybookConfig = {
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: '@storybook/react-vite',
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  features: { sidebarOnboardingChecklist: false },
  // TypeScript 7 has no compiler API, which the other docgen needs.
  typescript: { reactDocgen: 'react-docgen' },
  managerHead: (head) => `${head}${stillInManager}`,
  previewBody: (body) => `${body}${stillInPreview}`,
  viteFinal(config, { configType }) {
    // Storybook starts from vite.config.ts, where these two make the package, not an app.
    delete config.build?.lib
    delete config.build?.rolldownOptions
    const isServing = configType === 'DEVELOPMENT' && process.env['VITEST'] === undefined
    // For the host apps among the stories; no other sheet mentions Tailwind.
    return mergeConfig(config, { plugins: [tailwindcss(), ...(isServing ? [liveEndpoint()] : [])] })
  },
}

export default storybook
