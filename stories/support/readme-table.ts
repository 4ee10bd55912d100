/** The rows of a table of the README, as the text of each cell. Tables stand between comments with their name. */
export function readmeTable(readme: string, name: string): readonly (readonly string[])[] {
  const [, table] = readme.match(new RegExp(`<!-- ${name} -->\n(.*?)<!-- /${name} -->`, 's')) ?? []
  const rows = table?.trim().split('\n').slice(2) ?? []
  return rows.map((row) =>
    row
      .replaceAll('\\|', '/')
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

/** What is set as code in a cell. */
export const codesIn = (cell: string | undefined): readonly string[] =>
  Array.from(cell?.matchAll(/`([^`]+)`/g) ?? [], ([, code]) => code as string)
