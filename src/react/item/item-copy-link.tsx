// The button that copies the address of the video's page at Stream.
'use client'

import { useEffect, useState } from 'react'
import { watchUrl } from '../../protocol/video-player.js'
import { isElement, pageOf } from '../part/own-page.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { useItem } from './item.js'
import { usePress } from './use-press.js'

export interface ItemCopyLinkState {
  /** The link has just been copied. */
  readonly copied: boolean
  /** The browser has just refused to copy it. */
  readonly failed: boolean
}

export type ItemCopyLinkProps = PartOf<'button', ItemCopyLinkState>

/** Milliseconds for which the button shows whether it worked. */
const CONFIRMATION = 3000

/** Renders nothing until the video is ready, and for a video that plays only with a token. */
export const ItemCopyLink: Part<ItemCopyLinkProps, 'button'> = part(function ItemCopyLink(props, ref) {
  const { upload } = useItem()
  const link = upload.status === 'ready' ? watchUrl(upload.video) : null
  return link === null ? null : <CopyButton {...props} link={link} ref={ref} />
})

type CopyButtonProps = ItemCopyLinkProps & { readonly link: string }

const CopyButton: Part<CopyButtonProps, 'button'> = part(function CopyButton({ link, ...rest }, ref) {
  const { messages, announcerRef, rootRef, labelOf } = useItem()
  // A new object for each press, so that each result is shown for the whole time.
  const [outcome, setOutcome] = useState<{ readonly isCopied: boolean } | null>(null)
  useEffect(
    function resetAfterConfirmation() {
      if (outcome === null) return
      const timer = setTimeout(() => setOutcome(null), CONFIRMATION)
      return () => clearTimeout(timer)
    },
    [outcome],
  )

  const resultOf = (isCopied: boolean): string =>
    isCopied ? messages.linkCopied() : messages.linkNotCopied()
  const text = outcome === null ? messages.copyLink() : resultOf(outcome.isCopied)

  async function copy(): Promise<void> {
    const isCopied = await copyText(link, pageOf(rootRef))
    setOutcome({ isCopied })
    // Few screen readers say the new name of a focused button.
    announcerRef.current?.(labelOf(resultOf(isCopied)))
  }

  const { button } = usePress(() => void copy(), 'copy')
  const texts = { 'aria-label': labelOf(text), title: text, children: text }
  const own = { type: 'button', ...texts, ...button }
  const state = { copied: outcome?.isCopied === true, failed: outcome?.isCopied === false }
  return usePart('button', state, own, rest, ref)
})

/** @returns whether it worked */
async function copyText(text: string, page: Document): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Pages without TLS have no `navigator.clipboard`, and frames may not be allowed to use it.
    return copySelection(text, page)
  }
}

function copySelection(text: string, page: Document): boolean {
  let focused = page.activeElement
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
  const field = page.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.style.position = 'fixed'
  field.style.opacity = '0'
  // Beside the button: while a modal dialog is open, nothing outside of it can be selected.
  const parent = focused?.parentNode ?? page.body
  parent.append(field)
  field.select()
  const isCopied = page.execCommand('copy')
  field.remove()
  if (isElement(focused)) focused.focus()
  return isCopied
}
