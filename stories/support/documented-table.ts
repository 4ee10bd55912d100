/** The rows of a table of a document, as the text of each cell. A table is between comments with its name. */
export function documentedTable(page: string, name: string): readonly (readonly string[])[] {
  const [, table] = page.match(new RegExp(`<!-- ${name} -->\n(.*?)<!-- /${name} -->`, 's')) ?? []
  return rowsOf(table ?? '')
}

/** The rows of the first table in a text, without its header. */
export function rowsOf(text: string): readonly (readonly string[])[] {
  const lines = text.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((row) =>
    row
      .replaceAll('\\|', '/')
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

/** What a cell has between backticks. */
export const codesIn = (cell: string | undefined): readonly string[] =>
  Array.from(cell?.matchAll(/`([^`]+)`/g) ?? [], ([, code]) => code as string)
