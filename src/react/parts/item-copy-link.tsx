'use client'

import { type ComponentPropsWithoutRef, forwardRef, useEffect, useState } from 'react'
import { titleOf } from '../../core/title.js'
import { watchUrl } from '../../protocol/video-player.js'
import { copyText } from '../copy-text.js'
import { nameInText } from '../name-in-text.js'
import { type Part, type PartOf, usePart } from '../part.js'
import { useItem } from './item.js'

export interface ItemCopyLinkState {
  /** The link has just been copied. */
  readonly copied: boolean
}

export type ItemCopyLinkProps = PartOf<ComponentPropsWithoutRef<'button'>, ItemCopyLinkState>

/** Milliseconds for which the button says that it has done what it does. */
const CONFIRMATION = 3000

/** A button that copies the address of Stream's page of the video. Nothing until the video is ready, and where it plays with a token only. */
export const ItemCopyLink: Part<ItemCopyLinkProps, HTMLButtonElement> = forwardRef(function ItemCopyLink(
  props: ItemCopyLinkProps,
  ref,
) {
  const { upload, messages, announcerRef } = useItem()
  const [copied, setCopied] = useState(false)
  useEffect(
    function sayItForAWhile() {
      if (!copied) return
      const timer = setTimeout(() => setCopied(false), CONFIRMATION)
      return () => clearTimeout(timer)
    },
    [copied],
  )

  const link = upload.status === 'ready' ? watchUrl(upload.video) : null
  const text = copied ? messages.linkCopied() : messages.copyLink()
  const labelOf = (action: string): string =>
    messages.actionLabel({ action, name: nameInText(titleOf(upload), messages.locale) })

  async function copy(): Promise<void> {
    const isCopied = await copyText(link ?? '')
    setCopied(isCopied)
    // Another name of the button that has the focus is heard in few screen readers.
    if (isCopied) announcerRef.current?.(labelOf(messages.linkCopied()))
  }

  const own = {
    type: 'button',
    'aria-label': labelOf(text),
    title: text,
    children: text,
    onClick: () => void copy(),
  }
  const button = usePart('button', { copied }, own, { ...props }, ref)
  return link === null ? null : button
})
