// The button that copies the address of the video's page at Stream.
'use client'

import { type ForwardedRef, type ReactElement, useEffect, useState } from 'react'
import { titleOf } from '../../core/machine/title.js'
import { watchUrl } from '../../protocol/video-player.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { isolateName } from '../text/bidi-isolate.js'
import { copyText } from './copy-text.js'
import { useItem } from './item.js'

export interface ItemCopyLinkState {
  /** The link has just been copied. */
  readonly copied: boolean
  /** The browser has just refused to copy it. */
  readonly failed: boolean
}

export type ItemCopyLinkProps = PartOf<'button', ItemCopyLinkState>

/** Milliseconds for which the button shows whether it worked. */
const CONFIRMATION = 3000

/** The result of a press: a new object each time, so that each one is shown for the whole time. */
interface Outcome {
  readonly isCopied: boolean
}

/** Renders nothing until the video is ready, and for a video that plays only with a token. */
export const ItemCopyLink: Part<ItemCopyLinkProps, 'button'> = part(function ItemCopyLink(props, ref) {
  const { upload } = useItem()
  const link = upload.status === 'ready' ? watchUrl(upload.video) : null
  return link === null ? null : <CopyButton {...props} link={link} buttonRef={ref} />
})

function CopyButton({
  link,
  buttonRef,
  ...rest
}: ItemCopyLinkProps & {
  readonly link: string
  readonly buttonRef: ForwardedRef<HTMLButtonElement>
}): ReactElement {
  const { upload, messages, announcerRef } = useItem()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  useEffect(
    function resetAfterConfirmation() {
      if (outcome === null) return
      const timer = setTimeout(() => setOutcome(null), CONFIRMATION)
      return () => clearTimeout(timer)
    },
    [outcome],
  )

  const textOf = ({ isCopied }: Outcome): string =>
    isCopied ? messages.linkCopied() : messages.linkNotCopied()
  const text = outcome === null ? messages.copyLink() : textOf(outcome)
  const labelOf = (action: string): string =>
    messages.actionLabel({ action, name: isolateName(titleOf(upload), messages.locale) })

  async function copy(): Promise<void> {
    const latest: Outcome = { isCopied: await copyText(link) }
    setOutcome(latest)
    // Few screen readers say the new name of a focused button.
    announcerRef.current?.(labelOf(textOf(latest)))
  }

  const own = {
    type: 'button',
    'aria-label': labelOf(text),
    title: text,
    children: text,
    onClick: () => void copy(),
  }
  const state = { copied: outcome?.isCopied === true, failed: outcome?.isCopied === false }
  return usePart('button', state, own, rest, buttonRef)
}
