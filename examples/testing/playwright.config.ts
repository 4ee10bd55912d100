import { defineConfig, devices } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  use: { ...devices['Desktop Chrome'], baseURL: 'http://localhost:4173' },
  webServer: { command: 'npx vite preview', url: 'http://localhost:4173' },
})
