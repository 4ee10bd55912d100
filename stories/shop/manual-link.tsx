import type { MouseEvent, ReactNode } from 'react'
import { NAVIGATE_URL } from 'storybook/internal/core-events'
import { addons } from 'storybook/preview-api'

interface ManualLinkProps {
  /** `docs` or `story`, and the page's id. */
  readonly to: string
  readonly className?: string
  readonly children: ReactNode
}

/** A link to another page of the manual. Within Storybook it changes the page without loading all anew. */
export function ManualLink({ to, className, children }: ManualLinkProps) {
  const path = `?path=/${to}`
  function follow(event: MouseEvent): void {
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    if (!isPlain || window.parent === window) return
    event.preventDefault()
    addons.getChannel().emit(NAVIGATE_URL, path)
  }
  return (
    <a href={`./${path}`} target="_top" className={className} onClick={follow}>
      {children}
    </a>
  )
}
