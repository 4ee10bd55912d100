import { readdir, readFile } from 'node:fs/promises'
import { codesIn, documentedTable } from '../../stories/support/documented-table.js'

const root = new URL('../../', import.meta.url)

/** A file of the repository, by its path from the root. */
export const read = (path: string): Promise<string> => readFile(new URL(path, root), 'utf8')

/** The paths of every document below `docs/`. */
export async function docsPages(): Promise<readonly string[]> {
  const paths = await readdir(new URL('docs/', root), { recursive: true })
  return paths.filter((path) => path.endsWith('.md')).map((path) => `docs/${path}`)
}

/** The rows of a table of a page. */
export async function tableOf(page: string, name: string): Promise<readonly (readonly string[])[]> {
  return documentedTable(await read(page), name)
}

/** What is set as code in the first cells of a table, sorted. A method is named without its parameters. */
export async function namesIn(page: string, table: string): Promise<readonly string[]> {
  const rows = await tableOf(page, table)
  return rows.flatMap(([cell]) => codesIn(cell).map((code) => code.replace(/\(.*\)$/, ''))).toSorted()
}

/** Each word of a union: a word that is missing is a type error. */
export type Words<T extends string> = { readonly [W in T]: true }

export const wordsOf = (words: Words<string>): readonly string[] => Object.keys(words).toSorted()
