import endpoint from '../examples/endpoint.ts?raw'
import { linesAdded, pageCodeOf, sheetCodeOf } from './code-of.js'
import { CodePane } from './code-pane.js'
import { firstLook, type Look } from './look.js'

const plainPage = pageCodeOf(firstLook)

/** The code for what is seen above it: the page's, and the server's. */
export function CodeOfLook({ look, isPageDark }: { readonly look: Look; readonly isPageDark: boolean }) {
  const page = pageCodeOf(look)
  const sheet = sheetCodeOf(look, isPageDark)
  return (
    <div className="shop-code">
      <div>
        <CodePane title="videos.tsx" code={page} marked={linesAdded(page, plainPage)} />
        {sheet === '' ? null : <CodePane title="app.css" code={sheet} marked={linesAdded(sheet, '')} />}
      </div>
      <CodePane title="On your server" code={endpoint} />
    </div>
  )
}
