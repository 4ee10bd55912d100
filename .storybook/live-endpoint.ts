import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const serverModule = fileURLToPath(new URL('./live-server.ts', import.meta.url))

/**
 * Puts a host app's endpoint into Storybook's dev server, so that its stories upload over real HTTP. Stories learn of it by
 * `VITE_STREAM_ENDPOINT`; where that is missing, in the static build and in tests, they use the emulator in the page.
 */
export function liveEndpoint(): Plugin {
  return {
    name: 'live-endpoint',
    apply: 'serve',
    config: () => ({ define: { 'import.meta.env.VITE_STREAM_ENDPOINT': JSON.stringify('/api/stream') } }),
    async configureServer(server) {
      // Through Vite, because Node alone would look for the package's own name in `dist`, which a fresh clone has not.
      const { createLiveMiddleware } = await server.ssrLoadModule(serverModule)
      server.middlewares.use(createLiveMiddleware())
    },
  }
}
