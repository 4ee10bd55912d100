import { readFile, writeFile } from 'node:fs/promises'

/*
 * `llms.txt` and `llms-full.txt` (https://llmstxt.org) for the package: an index of the documents, and their text in one file. Both are
 * written by the build from the documents' own index, so a page that is listed there is in both.
 */

const root = new URL('../', import.meta.url)
const read = (path) => readFile(new URL(path, root), 'utf8')

/** What an agent must know before it writes a line. */
const before = `Three things that are easy to get wrong:

- The page never has the Cloudflare API token. It asks your server's \`endpoint\`, made by \`createStreamHandler\`, for an upload URL.
- Do not give tus-js-client or Uppy the upload URL as \`endpoint\`, and do not write chunk sizes or retries: the uploader has both.
- In Next.js and other frameworks with Server Components, the file that passes \`onReady\` or other functions begins with \`'use client'\`.`

/** The sections of the documents' index that become sections here, in this order. */
const sections = ['Guides', 'Reference', 'Facts and measurements']

/** @returns {Promise<{index: string, full: string}>} */
export async function llms() {
  const { name, description, version } = JSON.parse(await read('package.json'))
  const documents = await read('docs/README.md')
  const listed = sections.map((title) => ({ title, pages: pagesOf(documents, title) }))
  const head = `# ${name} ${version}\n\n> ${description}\n\n${before}\n`
  const lists = listed.map(({ title, pages }) => `## ${title}\n\n${pages.map(lineOf).join('\n')}\n`)
  const optional = `## Optional\n\n${[
    '- [README.md](README.md): the first lines of code, and the options that most apps set',
    '- [llms-full.txt](llms-full.txt): all of these pages in one file',
    '- [CHANGELOG.md](CHANGELOG.md): what has changed',
    '- [docs/decisions/README.md](docs/decisions/README.md): why things are as they are',
  ].join('\n')}\n`
  const paths = ['README.md', ...listed.flatMap(({ pages }) => pages.map(({ path }) => path))]
  const texts = await Promise.all(paths.map(async (path) => `<!-- ${path} -->\n\n${await read(path)}`))
  return { index: [head, ...lists, optional].join('\n'), full: [head, ...texts].join('\n') }
}

export async function writeLlms() {
  const { index, full } = await llms()
  await writeFile(new URL('llms.txt', root), index)
  await writeFile(new URL('llms-full.txt', root), full)
}

/** The pages that a section of the index lists. */
function pagesOf(documents, title) {
  const [, section = ''] = new RegExp(`^## ${title}\n(.*?)(?=^## |\\Z)`, 'ms').exec(`${documents}\n## `) ?? []
  const entries = section.matchAll(/^- \[([^\]]+)\]\(([^)#]+)[^)]*\)((?:.|\n {2})*)/gm)
  return Array.from(entries, ([, name, path, about]) => ({
    name,
    path: path.startsWith('../') ? path.slice(3) : `docs/${path}`,
    about: about
      .replace(/^[:,]\s*/, '')
      .replaceAll(/\s+/g, ' ')
      .replace(/\.$/, ''),
  }))
}

const lineOf = ({ name, path, about }) => `- [${name}](${path})${about === '' ? '' : `: ${about}`}`
