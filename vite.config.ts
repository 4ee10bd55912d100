/// <reference types="vitest/config" />
import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig, type Plugin } from 'vite'
import { launchOptions } from './scripts/browser.mjs'
import { findEngines } from './scripts/engines.mjs'
import { examplesAreHosted } from './stories/support/examples-are-hosted.js'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The package's doors, by the names its users import; tests and stories import these names too. */
const names = {
  'react-stream-uploader/locales': at('src/locales'),
  'react-stream-uploader/styles.css': at('src/ui/styles.css'),
  'react-stream-uploader/single.css': at('src/ui/single.css'),
  'react-stream-uploader/server/durable-object': at('src/server/stores/durable-object.ts'),
  'react-stream-uploader/server/postgres': at('src/server/stores/postgres.ts'),
  'react-stream-uploader/server/redis': at('src/server/stores/redis.ts'),
  'react-stream-uploader/server': at('src/server/index.ts'),
  'react-stream-uploader/emulator': at('src/emulator/index.ts'),
  'react-stream-uploader/testing': at('src/testing/index.ts'),
  'react-stream-uploader': at('src/index.ts'),
}

const inside = {
  '#row-code': at('src/ui/row-code-late.ts'),
  '#tus-client': at('src/drivers/tus/tus-client.ts'),
}

/** The same for a page that is built of the sources. */
export const doors = { ...names, ...inside }

/** As `imports` in package.json says it of the built files. tus-js-client is whole in tests and stories. */
function importsInside(): Plugin {
  let isPackage = false
  return {
    name: 'imports-inside',
    enforce: 'pre',
    configResolved({ command, build }) {
      isPackage = command === 'build' && build.lib !== false
    },
    resolveId(id) {
      if (id !== '#row-code' && id !== '#tus-client') return null
      if (isPackage) return { id, external: true }
      const isServer = this.environment.config.consumer === 'server'
      return isServer && id === '#row-code' ? at('src/ui/row-code-now.ts') : inside[id]
    },
  }
}

/** A language is a file. */
const locales = readdirSync(at('src/locales')).map((file) => `locales/${basename(file, '.ts')}`)

/** Of the examples, documents and scripts around the product. */
const repositoryTests = [
  'test/*.test.ts',
  'test/{examples,scripts,stories}/**/*.test.ts',
  'test/docs/code.test.ts',
  'test/cli/process.test.ts',
]

/** A busy machine is no fault of a test's. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000 }

/**
 * What seldom happens to a page, or takes long. Its engine, drivers and handler have faster tests of the
 * same behaviour.
 */
const rarePages = [
  'bad-endpoint',
  'bad-upload-url',
  'before-the-bytes',
  'cancel',
  'changing-files',
  'clock',
  'content-security-policy',
  'documented-endpoint',
  'edit-form',
  'emulated-player',
  'encoding',
  'form-libraries',
  'hidden',
  'killed-server',
  'late-rows',
  'lifetime',
  'limited-bodies',
  'links',
  'many-files',
  'names',
  'no-room',
  'offline',
  'own-fields',
  'remount',
  'reopened-files',
  'service-worker',
  'single',
  'titles',
  'watchdog',
  'ways-in',
  'wrong-offline',
].map((name) => `test/pages/${name}.test.ts`)

/** Tests of the random schedules themselves: they break one promise after the other. */
const teeth = ['test/chaos/*teeth.test.ts']

/** For tests that open an app's page in a browser. */
const inPages = {
  globalSetup: ['test/support/page-app/build.ts'],
  testTimeout: 120_000,
  // All files of a worker share one browser.
  isolate: false,
  // They wait for throttled uploads more than they compute.
  maxWorkers: 3,
  sequence: { groupOrder: 1 },
  expect: { poll: { timeout: 40_000, interval: 50 } },
}

/** For tests of what React draws, in a real Chromium. */
const drawn = () => ({
  setupFiles: ['test/support/components-setup.ts'],
  env: { VITE_EMULATOR_PACE: '5' },
  ...patience,
  expect: { poll: { timeout: 20_000 } },
  browser: {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({ launchOptions: launchOptions() }),
    instances: [{ browser: 'chromium' as const }],
  },
})

/** What drawn stories need of Vite. */
const forStories = {
  // For the stories of host apps.
  plugins: [tailwindcss()],
  optimizeDeps: {
    include: [
      'react/jsx-dev-runtime',
      'react-dom/client',
      'react-dom/server',
      '@testing-library/react',
      '@tanstack/react-query',
      'tus-js-client',
      '@noble/hashes/sha2.js',
      // All that the preview takes: what is found late makes Vite load the page anew, in the middle of a test.
      '@storybook/react-vite',
      '@storybook/addon-docs/blocks',
      'storybook/internal/core-events',
      'storybook/preview-api',
      'storybook/test',
      'storybook/theming',
      'axe-core',
      'react-hook-form',
      '@hookform/resolvers/zod',
      'zod',
      '@tanstack/react-form',
      '@mantine/core',
      '@mui/material',
      '@radix-ui/themes',
    ],
  },
}

/** The stories once more, in the other scheme and direction, the reference pages of the manual, and narrow rows in each language. */
const rareComponents = [
  'test/stories/every-story-in-the-dark.test.tsx',
  'test/stories/reference-*.test.tsx',
  'test/ui/reflow.test.tsx',
  'test/ui/single-large-text.test.tsx',
]

export default defineConfig({
  plugins: [examplesAreHosted(), react(), importsInside()],
  resolve: { alias: names },
  build: {
    target: 'es2022',
    minify: false,
    // The code is not minified and keeps its files, so a map would only double the package.
    sourcemap: false,
    lib: {
      formats: ['es'],
      entry: {
        index: 'src/index.ts',
        'drivers/tus/tus-client': 'src/drivers/tus/tus-client.ts',
        'ui/row-code-late': 'src/ui/row-code-late.ts',
        'ui/row-code-now': 'src/ui/row-code-now.ts',
        'server/index': 'src/server/index.ts',
        'server/stores/durable-object': 'src/server/stores/durable-object.ts',
        'server/stores/postgres': 'src/server/stores/postgres.ts',
        'server/stores/redis': 'src/server/stores/redis.ts',
        'emulator/index': 'src/emulator/index.ts',
        'testing/index': 'src/testing/index.ts',
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
    // On two cores Vitest would take one.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/browsers/**',
            'test/chaos/**',
            'test/pages/**',
            'test/server/stores/**',
            'test/apps/**',
            ...repositoryTests,
          ],
          // Files share the modules that they import: loading them takes longer than the tests.
          isolate: false,
          setupFiles: ['test/support/put-back.ts'],
          pool: 'threads',
          ...patience,
        },
      },
      {
        extends: true,
        test: { name: 'repository', include: repositoryTests, pool: 'threads', ...patience },
      },
      {
        extends: true,
        // Apps as the documents print them, with the packed package.
        test: {
          name: 'apps',
          include: ['test/apps/*.test.ts'],
          globalSetup: ['test/apps/support/packed.ts'],
          // They install, and build, what may be large, on machines that do other things too.
          testTimeout: 900_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
      {
        extends: true,
        // They start servers, and wait for these servers' clocks.
        test: { name: 'stores', include: ['test/server/stores/*.test.ts'], ...patience },
      },
      {
        extends: true,
        // In workers of their own, because they replace the timers of the whole thread.
        test: {
          name: 'chaos',
          include: ['test/chaos/*.test.ts'],
          exclude: teeth,
          pool: 'threads',
          ...patience,
        },
      },
      {
        extends: true,
        test: { name: 'teeth', include: teeth, pool: 'threads', ...patience },
      },
      {
        extends: true,
        ...forStories,
        test: {
          name: 'components',
          include: ['test/**/*.test.tsx'],
          exclude: ['test/stories/**', ...rareComponents],
          ...drawn(),
          setupFiles: [
            'test/support/put-back.ts',
            'test/support/components-setup.ts',
            'test/support/bare-page.ts',
          ],
          // Loading the modules anew for each file takes longer than the tests.
          isolate: false,
        },
      },
      {
        extends: true,
        ...forStories,
        // They bring the styles of host apps along.
        test: { name: 'stories', include: ['test/stories/*.test.tsx'], exclude: rareComponents, ...drawn() },
      },
      {
        extends: true,
        ...forStories,
        test: { name: 'rare-components', include: rareComponents, ...drawn() },
      },
      {
        extends: true,
        test: { name: 'pages', include: ['test/pages/*.test.ts'], exclude: rarePages, ...inPages },
      },
      {
        extends: true,
        test: { name: 'rare-pages', include: rarePages, ...inPages },
      },
      // Whole pages in each engine: `npm run test:browsers` chooses those that are installed.
      ...findEngines().map(({ name }) => ({
        extends: true as const,
        test: {
          name: `browsers-${name}`,
          include: ['test/browsers/*.test.ts'],
          provide: { engine: name },
          ...inPages,
          maxWorkers: 2,
          expect: { poll: { timeout: 20_000, interval: 50 } },
          sequence: { groupOrder: 2 },
        },
      })),
    ],
  },
})
