// Keeps the keyboard focus in the uploader when the focused element is removed.
'use client'

import { useEffect } from 'react'
import { focusElement, focusedBeside } from '../part/focus.js'
import { focusFallbacksOf } from './focus-fallbacks.js'

/**
 * A focused button goes when its command is no longer possible, or with its row. Browsers then move the focus
 * to the start of the page. This moves it to the best fallback instead.
 */
export function useFocusRecovery(root: HTMLElement | null): void {
  useEffect(
    function recoverFocus() {
      return root === null ? undefined : keepFocusIn(root)
    },
    [root],
  )
}

function keepFocusIn(root: HTMLElement): () => void {
  let focused: HTMLElement | null = null
  // A range keeps its place in the document when the element in it is removed.
  const place = root.ownerDocument.createRange()

  const active = (): Element | null => focusedBeside(root)

  function remember({ target }: FocusEvent): void {
    focused = target as HTMLElement
    place.selectNode(focused)
  }

  function forget(): void {
    // Not at once: some browsers fire this event while they remove the element, others fire none.
    queueMicrotask(() => {
      if (focused?.isConnected === true && focused !== active()) focused = null
    })
  }

  function recover(): void {
    if (focused === null || !isGone(focused)) return
    const removed = focused
    focused = null
    const current = active()
    if (current !== null && current !== removed && current !== root.ownerDocument.body) return
    focusFallbacksOf(removed, place, root).some((fallback) => {
      focusElement(fallback)
      return fallback === active()
    })
  }

  const observer = new MutationObserver(recover)
  observer.observe(root, { childList: true, subtree: true, attributeFilter: [LEAVING] })
  const listening = new AbortController()
  root.addEventListener('focusin', remember, { signal: listening.signal })
  root.addEventListener('focusout', forget, { signal: listening.signal })
  return () => {
    observer.disconnect()
    listening.abort()
  }
}

const LEAVING = 'data-leaving'

/** A row that only keeps its room is gone for whoever presses a key. */
function isGone(element: HTMLElement): boolean {
  return !element.isConnected || element.closest(`[${LEAVING}]`) !== null
}
