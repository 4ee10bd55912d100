/// <reference types="vitest/config" />
import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vite'
import { launchOptions } from './scripts/browser.mjs'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The package's doors, by the names its users import; tests and stories import these names too. */
export const doors = {
  'react-stream-uploader/locales': at('src/locales'),
  'react-stream-uploader/styles.css': at('src/ui/styles.css'),
  'react-stream-uploader/server': at('src/server/index.ts'),
  'react-stream-uploader/emulator': at('src/emulator/index.ts'),
  'react-stream-uploader': at('src/index.ts'),
}

/** A language is a file. */
const locales = readdirSync(at('src/locales')).map((file) => `locales/${basename(file, '.ts')}`)

/** Anew for each project: Vitest writes the project's name into it. */
const inChromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: launchOptions() }),
  instances: [{ browser: 'chromium' as const }],
})

export default defineConfig({
  plugins: [react()],
  resolve: { alias: doors },
  build: {
    target: 'es2022',
    minify: false,
    sourcemap: true,
    lib: {
      formats: ['es'],
      entry: {
        index: 'src/index.ts',
        'server/index': 'src/server/index.ts',
        'emulator/index': 'src/emulator/index.ts',
        'cli/index': 'src/cli/index.ts',
        ...Object.fromEntries(locales.map((name) => [name, `src/${name}.ts`])),
      },
    },
    rolldownOptions: {
      external: [
        /^react($|\/)/,
        /^react-dom($|\/)/,
        /^@tanstack\//,
        'tus-js-client',
        'idb',
        /^@noble\//,
        /^node:/,
      ],
      // An inlined constant would leave a bare import behind, of which bundlers warn.
      optimization: { inlineConst: false },
      // One output file a source file: bundling would drop the 'use client' directives.
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  },
  test: {
    reporters: ['default', './test/support/reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/pages/**'],
          // A busy machine is no fault of a fuzz test's.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        // For the stories of host apps.
        plugins: [tailwindcss()],
        optimizeDeps: {
          include: [
            'react/jsx-dev-runtime',
            'react-dom/client',
            'react-dom/server',
            '@testing-library/react',
            'tus-js-client',
            '@noble/hashes/sha2.js',
            '@storybook/react-vite',
            'storybook/test',
            'axe-core',
          ],
        },
        test: {
          name: 'components',
          include: ['test/**/*.test.tsx'],
          setupFiles: ['test/support/components-setup.ts'],
          browser: inChromium(),
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          environment: 'node',
          include: ['test/pages/**/*.test.ts'],
          globalSetup: ['test/support/page-app/build.ts'],
          testTimeout: 60_000,
          // They wait for throttled uploads more than they compute.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          expect: { poll: { timeout: 20_000, interval: 25 } },
        },
      },
      {
        extends: true,
        plugins: [storybookTest({ configDir: at('.storybook') })],
        test: {
          name: 'stories',
          browser: inChromium(),
        },
      },
    ],
  },
})
