'use client'

import { type ComponentPropsWithoutRef, forwardRef, type ReactNode, useState } from 'react'
import { titleOf } from '../../core/title.js'
import { playerUrl } from '../../protocol/video-player.js'
import { nameInText } from '../name-in-text.js'
import { type Part, type PartOf, usePart } from '../part.js'
import { useItem } from './item.js'

export interface ItemPlayerState {
  /** The player is there. */
  readonly open: boolean
}

export interface ItemPlayerProps
  extends Omit<PartOf<ComponentPropsWithoutRef<'div'>, ItemPlayerState>, 'children'> {
  /** Content of the button. Default: the words "Play" and "Close the player". */
  readonly children?: ReactNode | ((state: ItemPlayerState) => ReactNode)
}

/**
 * Stream's player. Nothing of it is loaded before its button is pressed; the button then closes it. Nothing until the video is ready, and
 * where it plays with a token only and the endpoint gives none.
 */
export const ItemPlayer: Part<ItemPlayerProps, HTMLDivElement> = forwardRef(function ItemPlayer(
  { children, ...rest }: ItemPlayerProps,
  ref,
) {
  const { upload, messages } = useItem()
  const name = nameInText(titleOf(upload), messages.locale)
  const url = upload.status === 'ready' ? playerUrl(upload.video) : null
  // Later readings may bring a newer token: another address would begin the film anew.
  const [openedUrl, setOpenedUrl] = useState<string | null>(null)
  const open = openedUrl !== null
  const text = open ? messages.closePlayer() : messages.play()
  const content = typeof children === 'function' ? children({ open }) : children
  const own = {
    children: (
      <>
        <button
          type="button"
          aria-expanded={open}
          aria-label={messages.actionLabel({ action: text, name })}
          title={text}
          onClick={() => setOpenedUrl(open ? null : url)}
        >
          {content ?? text}
        </button>
        {openedUrl !== null ? (
          <iframe
            // Whoever pressed the button wants to see it play.
            src={`${openedUrl}?autoplay=true`}
            title={messages.player({ name })}
            allow="accelerometer; gyroscope; autoplay; encrypted-media; picture-in-picture"
            allowFullScreen
          />
        ) : null}
      </>
    ),
  }
  const player = usePart('div', { open }, own, rest, ref)
  return url === null ? null : player
})
