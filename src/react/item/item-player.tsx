'use client'

import {
  type ComponentPropsWithoutRef,
  type ForwardedRef,
  forwardRef,
  type ReactElement,
  type ReactNode,
  useState,
} from 'react'
import { titleOf } from '../../core/machine/title.js'
import { playerUrl, playsByToken } from '../../protocol/video-player.js'
import type { Video } from '../../protocol/video-status.js'
import { type Part, type PartOf, usePart } from '../part/part.js'
import { isolateName } from '../text/bidi-isolate.js'
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

interface Frame {
  /** `null` until it is known. */
  readonly url: string | null
}

/**
 * Stream's player. Nothing of it is loaded before its button is pressed; the button then closes it. Nothing until the video is ready, and
 * where it plays with a token only and the endpoint gives none.
 */
export const ItemPlayer: Part<ItemPlayerProps, HTMLDivElement> = forwardRef(function ItemPlayer(
  props: ItemPlayerProps,
  ref,
) {
  const { upload } = useItem()
  const video = upload.status === 'ready' ? upload.video : null
  const url = video === null ? null : playerUrl(video)
  return video === null || url === null ? null : <Player {...props} video={video} url={url} playerRef={ref} />
})

function Player({
  children,
  video,
  url,
  playerRef,
  ...rest
}: ItemPlayerProps & {
  readonly video: Video
  readonly url: string
  readonly playerRef: ForwardedRef<HTMLDivElement>
}): ReactElement {
  const { upload, uploader, messages } = useItem()
  const name = isolateName(titleOf(upload), messages.locale)
  // Later readings may bring a newer token: another address would begin the film anew.
  const [frame, setFrame] = useState<Frame | null>(null)
  const open = frame !== null
  const text = open ? messages.closePlayer() : messages.play()
  const content = typeof children === 'function' ? children({ open }) : children

  async function toggle(): Promise<void> {
    if (open || !playsByToken(video)) return setFrame(open ? null : { url })
    // The token may have run out since it was given.
    const waiting: Frame = { url: null }
    setFrame(waiting)
    const latest = await uploader.readVideo(upload.id)
    const latestUrl = latest === null ? null : playerUrl(latest)
    // Closed again while it waited, it stays so.
    setFrame((current) => (current === waiting ? { url: latestUrl ?? url } : current))
  }

  const own = {
    children: (
      <>
        <button
          type="button"
          aria-expanded={open}
          aria-label={messages.actionLabel({ action: text, name })}
          title={text}
          onClick={() => void toggle()}
        >
          {content ?? text}
        </button>
        {frame !== null ? (
          <iframe
            // Whoever pressed the button wants to see it play.
            src={frame.url === null ? undefined : `${frame.url}?autoplay=true`}
            title={messages.player({ name })}
            allow="accelerometer; gyroscope; autoplay; encrypted-media; picture-in-picture"
            allowFullScreen
          />
        ) : null}
      </>
    ),
  }
  return usePart('div', { open }, own, rest, playerRef)
}
