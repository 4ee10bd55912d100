import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'jsdom', // or 'happy-dom'
    globals: true, // Testing Library then cleans up after each test
    include: ['src/**/*.test.tsx'],
  },
})
