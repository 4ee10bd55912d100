// Stream's player, opened by a button.
'use client'

import { type ForwardedRef, type ReactElement, type ReactNode, useState } from 'react'
import { titleOf } from '../../core/machine/title.js'
import { playerUrl, playsByToken } from '../../protocol/video-player.js'
import type { Video } from '../../protocol/video-status.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { isolateName } from '../text/bidi-isolate.js'
import { useItem } from './item.js'

export interface ItemPlayerState {
  /** The player is shown. */
  readonly open: boolean
}

export interface ItemPlayerProps extends Omit<PartOf<'div', ItemPlayerState>, 'children'> {
  /** Content of the button. Default: the words "Play" and "Close the player". */
  readonly children?: ReactNode | ((state: ItemPlayerState) => ReactNode)
}

interface Frame {
  /** `null` until the endpoint has sent a token. */
  readonly url: string | null
}

/**
 * Loads nothing until its button is pressed; then the button closes the player. Renders nothing until the
 * video is ready, and if the video needs a token that the endpoint does not send.
 */
export const ItemPlayer: Part<ItemPlayerProps, 'div'> = part(function ItemPlayer(props, ref) {
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
  // Kept while it is open: a newer token would be another address, and restart the video.
  const [frame, setFrame] = useState<Frame | null>(null)
  const open = frame !== null
  const text = open ? messages.closePlayer() : messages.play()
  const content = typeof children === 'function' ? children({ open }) : children

  async function toggle(): Promise<void> {
    if (open || !playsByToken(video)) return setFrame(open ? null : { url })
    // The token may have expired.
    const waiting: Frame = { url: null }
    setFrame(waiting)
    const latest = await uploader.readVideo(upload.id)
    const latestUrl = latest === null ? null : playerUrl(latest)
    // If it was closed meanwhile, it stays closed.
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
            // The person pressed the button to play the video.
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
