import { InlineCode } from './inline-code.js'

interface FactTableProps {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A table in a guide. MDX has no tables of its own. */
export function FactTable({ head, rows }: FactTableProps) {
  return (
    <div className="guide-table">
      <table>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                <InlineCode text={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell) => (
                <td key={cell}>
                  <InlineCode text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
