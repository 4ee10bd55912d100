'use client'

import { type RefObject, useEffect } from 'react'
import { focusFallbacksOf } from './focus-fallbacks.js'

/**
 * Keeps the focus on the page: where the element that has it goes, because a command has become impossible or its row is removed, it passes
 * to what stands for it now. A browser would leave it nowhere, and whoever uses a keyboard at the start of the page.
 */
export function useFocusRecovery(root: RefObject<HTMLElement | null>): void {
  useEffect(
    function passOnFocus() {
      return root.current === null ? undefined : keepFocusIn(root.current)
    },
    [root],
  )
}

function keepFocusIn(root: HTMLElement): () => void {
  let focused: HTMLElement | null = null
  // A range stays where it is in the document when what it was set around goes.
  const place = root.ownerDocument.createRange()

  function active(): Element | null {
    return (root.getRootNode() as Document | ShadowRoot).activeElement
  }

  function take({ target }: FocusEvent): void {
    focused = target as HTMLElement
    place.selectNode(focused)
  }

  function leave(): void {
    // Not at once: some browsers tell of it while they remove the element, others not at all.
    queueMicrotask(() => {
      if (focused?.isConnected === true && focused !== active()) focused = null
    })
  }

  function passOn(): void {
    if (focused === null || focused.isConnected) return
    const gone = focused
    focused = null
    const now = active()
    if (now !== null && now !== root.ownerDocument.body) return
    focusFallbacksOf(gone, place, root).some((heir) => {
      if (heir.tabIndex < 0) letBeFocused(heir)
      heir.focus()
      return heir === active()
    })
  }

  const observer = new MutationObserver(passOn)
  observer.observe(root, { childList: true, subtree: true })
  root.addEventListener('focusin', take)
  root.addEventListener('focusout', leave)
  return () => {
    observer.disconnect()
    root.removeEventListener('focusin', take)
    root.removeEventListener('focusout', leave)
  }
}

/** By scripts, as long as it has the focus: the Tab key passes it by. */
function letBeFocused(element: HTMLElement): void {
  element.tabIndex = -1
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true })
}
