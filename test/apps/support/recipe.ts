import { readFile } from 'node:fs/promises'

/** What a page of the documents prints for somebody to follow. */
export interface Recipe {
  /** The lines of its `sh` blocks, one list a block. */
  readonly commands: readonly (readonly string[])[]
  /** Code by the path that its first line names, as a comment. */
  readonly files: ReadonlyMap<string, string>
}

/** `// app/page.tsx`, `# .env`, `/* app.css *\/` or `<!-- index.html -->`. */
const fileName = /^(?:\/\/|#|\/\*|<!--) ([\w./[\]$-]*\.\w+)(?: \*\/| -->)?$/

/** @param section a heading of the page; without it, the whole page */
export async function recipeOf(page: string, section?: string): Promise<Recipe> {
  const text = await readFile(new URL(`../../../docs/${page}`, import.meta.url), 'utf8')
  const part = section === undefined ? text : sectionOf(text, section)
  const commands: string[][] = []
  const files = new Map<string, string>()
  for (const [, language, code = ''] of part.matchAll(/^```(\w+)\n(.*?)^```$/gms)) {
    if (language === 'sh') commands.push(code.trimEnd().split('\n'))
    const [, path] = fileName.exec(code.replace(/^---\n/, '').split('\n', 1)[0] ?? '') ?? []
    if (path !== undefined) files.set(path, code)
  }
  if (files.size === 0 && commands.length === 0)
    throw new Error(`docs/${page} prints no code${section ? ` below "${section}"` : ''}.`)
  return { commands, files }
}

function sectionOf(text: string, heading: string): string {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => line.replace(/^#+ /, '') === heading)
  if (start === -1) throw new Error(`There is no heading "${heading}".`)
  const rest = lines.slice(start + 1)
  const end = rest.findIndex((line) => /^#{1,2} /.test(line))
  return rest.slice(0, end === -1 ? undefined : end).join('\n')
}
