import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'

/*
 * tus-js-client for browsers, without what this package switches off or a browser has: its readers of files and streams, its storage of
 * URLs, `url-parse` and `js-base64`. The code that is left is as its authors publish it. Decision 0048 says why.
 */

/** Both are asked only by a creation of uploads, which the endpoint does here. */
const native = {
  'url-parse': 'export default globalThis.URL',
  'js-base64': `export const Base64 = {
  encode: (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text))),
}`,
}

const entry = `import BaseUpload from 'tus-js-client/lib.esm/upload.js'
export { default as DefaultHttpStack } from 'tus-js-client/lib.esm/browser/httpStack.js'

export class Upload extends BaseUpload {
  constructor(file, options) {
    super(file, { ...BaseUpload.defaultOptions, ...options })
  }
}
`

const modules = { ...native, 'tus-client': entry }

/** Writes `tus-client-browser.js` and the licence of tus-js-client. */
export async function buildTusClient(folder) {
  const { version } = JSON.parse(await readFile('node_modules/tus-js-client/package.json', 'utf8'))
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [
      {
        name: 'tus-client',
        enforce: 'pre',
        resolveId: (id) => (id in modules ? `small:${id}` : null),
        load: (id) => modules[id.replace('small:', '')] ?? null,
      },
    ],
    build: {
      target: 'es2022',
      // Its sources are installed beside it.
      minify: true,
      emptyOutDir: false,
      outDir: folder,
      modulePreload: false,
      rolldownOptions: {
        input: 'tus-client',
        preserveEntrySignatures: 'strict',
        output: {
          entryFileNames: 'tus-client-browser.js',
          // Minifiers keep it.
          postBanner: `/*! tus-js-client ${version}, MIT: tus-js-client.LICENSE */\n`,
        },
      },
    },
  })
  const licence = await readFile('node_modules/tus-js-client/LICENSE', 'utf8')
  await writeFile(join(folder, 'tus-js-client.LICENSE'), licence)
}
