import { CopyButton } from './copy-button.js'

interface CodePaneProps {
  readonly title: string
  readonly code: string
  /** Lines that the look has added. */
  readonly marked?: readonly boolean[]
}

export function CodePane({ title, code, marked }: CodePaneProps) {
  const lines = code.trimEnd().split('\n')
  return (
    <figure className="shop-pane">
      <figcaption>
        {title}
        <CopyButton text={code}>Copy</CopyButton>
      </figcaption>
      <pre>
        <code>
          {lines.map((line, index) => {
            const key = `${index} ${line}`
            const isMarked = marked?.[index] === true && line.trim() !== ''
            return (
              <span key={key} data-marked={isMarked || undefined}>
                <Coloured line={line} />
                {'\n'}
              </span>
            )
          })}
        </code>
      </pre>
    </figure>
  )
}

const tokens = /(\/\*.*?\*\/|\/\/.*$)|('[^']*'|"[^"]*")|\b(import|from|export|const|await|async|return)\b/g

/** Comments, strings and words of the language. */
function Coloured({ line }: { readonly line: string }) {
  const pieces: React.ReactNode[] = []
  let at = 0
  for (const found of line.matchAll(tokens)) {
    const [text, comment, string] = found
    const kind = comment === undefined ? (string === undefined ? 'word' : 'string') : 'comment'
    pieces.push(
      line.slice(at, found.index),
      <i key={found.index} data-kind={kind}>
        {text}
      </i>,
    )
    at = found.index + text.length
  }
  return [...pieces, line.slice(at)]
}
