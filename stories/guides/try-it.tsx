import { Unstyled } from '@storybook/addon-docs/blocks'
import { useContext, useState } from 'react'
import type { BreakName } from '../shop/breaks.js'
import { CodeOfLook } from '../shop/code-of-look.js'
import { LiveCard } from '../shop/live-card.js'
import { firstLook, type Look } from '../shop/look.js'
import { LookSwitches } from '../shop/look-switches.js'
import { DarkPage } from './dark-page.js'

/** The uploader at work, with what this guide is about at hand. */
export function TryIt({ breaks }: { readonly breaks: readonly BreakName[] }) {
  const isDark = useContext(DarkPage)
  return (
    <Unstyled>
      <div className="shop shop-part">
        <LiveCard look={{ ...firstLook, isDark }} breaks={breaks} />
      </div>
    </Unstyled>
  )
}

/** The same with its looks, and the code for each. */
export function TryLooks() {
  const isDark = useContext(DarkPage)
  const [chosen, setChosen] = useState<Partial<Look>>({})
  const look: Look = { ...firstLook, isDark, ...chosen }
  return (
    <Unstyled>
      <div className="shop shop-part">
        <LookSwitches look={look} onChange={(change) => setChosen({ ...chosen, ...change })} />
        <LiveCard look={look} breaks={['drop']} />
        <CodeOfLook look={look} isPageDark={isDark} />
      </div>
    </Unstyled>
  )
}
