import { useRef, useState } from 'react'
import sizes from '../../docs/sizes.md?raw'
import type { Language } from '../support/language.js'
import { CodeOfLook } from './code-of-look.js'
import { CopyButton } from './copy-button.js'
import { Facts } from './facts.js'
import { LiveCard } from './live-card.js'
import { firstLook, type Look } from './look.js'
import { LookSwitches } from './look-switches.js'
import { WaysOn } from './ways-on.js'
import { hero } from './words.js'
import './shop.css'

interface FirstPageProps extends Language {
  readonly isDark: boolean
}

/** What the package is, at work. */
export function FirstPage({ isDark, ...language }: FirstPageProps) {
  const [chosen, setChosen] = useState<Partial<Look>>({})
  const look: Look = { ...firstLook, isDark, ...chosen }
  const live = useRef<HTMLElement>(null)

  return (
    <main className="shop" lang="en" dir="ltr">
      <header className="shop-hero">
        <h1>{hero.title}</h1>
        <p>{hero.line}</p>
        <div className="shop-start">
          <button
            type="button"
            className="shop-button shop-main"
            onClick={() => live.current?.scrollIntoView({ behavior: 'smooth', block: 'start' })}
          >
            Try it
          </button>
          <CopyButton text={hero.install} className="shop-install">
            <span className="shop-hidden">Copy: </span>
            <code>{hero.install}</code>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M9 9h11v11H9zM15 9V4H4v11h5" />
            </svg>
          </CopyButton>
        </div>
        <p className="shop-small">{kibibytes} KiB gzipped · MIT · React 18 and 19</p>
      </header>

      <section ref={live} aria-label="The uploader, live">
        <LookSwitches look={look} onChange={(change) => setChosen({ ...chosen, ...change })} />
        <LiveCard {...language} look={look} breaks={['drop', 'slow', 'unavailable', 'encoder']} isEager />
        <CodeOfLook look={look} isPageDark={isDark} />
      </section>

      <Facts />
      <WaysOn />
    </main>
  )
}

/** As measured. */
const kibibytes = Math.round(Number(/^\| ours, `<StreamUploader>` \| [^|]+ \| ([\d.]+)/m.exec(sizes)?.[1]))
