'use client'

import {
  type ComponentPropsWithoutRef,
  type ForwardedRef,
  forwardRef,
  type ReactElement,
  useEffect,
  useState,
} from 'react'
import { titleOf } from '../../core/machine/title.js'
import { watchUrl } from '../../protocol/video-player.js'
import { type Part, type PartOf, usePart } from '../part/part.js'
import { isolateName } from '../text/bidi-isolate.js'
import { copyText } from './copy-text.js'
import { useItem } from './item.js'

export interface ItemCopyLinkState {
  /** The link has just been copied. */
  readonly copied: boolean
  /** The browser has just refused to copy it. */
  readonly failed: boolean
}

export type ItemCopyLinkProps = PartOf<ComponentPropsWithoutRef<'button'>, ItemCopyLinkState>

/** Milliseconds for which the button says what came of it. */
const CONFIRMATION = 3000

/** What came of a press: another one each time, so that each is said for as long. */
interface Outcome {
  readonly isCopied: boolean
}

/** A button that copies the address of Stream's page of the video. Nothing until the video is ready, and where it plays with a token only. */
export const ItemCopyLink: Part<ItemCopyLinkProps, HTMLButtonElement> = forwardRef(function ItemCopyLink(
  props: ItemCopyLinkProps,
  ref,
) {
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
    function sayItForAWhile() {
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
    // Another name of the button that has the focus is heard in few screen readers.
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
