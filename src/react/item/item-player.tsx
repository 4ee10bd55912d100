// Stream's player, opened by a button.
'use client'

import { type ReactNode, useState } from 'react'
import { playerUrl, playsByToken } from '../../protocol/video-player.js'
import type { Video } from '../../protocol/video-status.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { useItem } from './item.js'
import { usePress } from './use-press.js'

export interface ItemPlayerState {
  /** The player is shown. */
  readonly open: boolean
}

export interface ItemPlayerProps extends Omit<PartOf<'div', ItemPlayerState>, 'children'> {
  /** Content of the button. Default: the words "Play" and "Close the player". */
  readonly children?: ReactNode | ((state: ItemPlayerState) => ReactNode)
}

/** Loads nothing until its button is pressed. Renders nothing until the video is ready, or without a token that it needs. */
export const ItemPlayer: Part<ItemPlayerProps, 'div'> = part(function ItemPlayer(props, ref) {
  const { upload } = useItem()
  const video = upload.status === 'ready' ? upload.video : null
  const url = video === null ? null : playerUrl(video)
  return video === null || url === null ? null : <Player {...props} video={video} url={url} ref={ref} />
})

type PlayerProps = ItemPlayerProps & { readonly video: Video; readonly url: string }

const Player: Part<PlayerProps, 'div'> = part(function Player({ children, video, url, ...rest }, ref) {
  const { upload, uploader, messages, name, labelOf } = useItem()
  // Kept while it is open: the address of a newer token would restart the video. `url` is `null` until there is a token.
  const [frame, setFrame] = useState<{ readonly url: string | null } | null>(null)
  const open = frame !== null
  const text = open ? messages.closePlayer() : messages.play()
  const content = typeof children === 'function' ? children({ open }) : children
  const { button } = usePress(() => void toggle(), 'play')

  async function toggle(): Promise<void> {
    if (open || !playsByToken(video)) return setFrame(open ? null : { url })
    // The token may have expired.
    const waiting = { url: null }
    setFrame(waiting)
    const latest = await uploader.readVideo(upload.id)
    const latestUrl = latest === null ? null : playerUrl(latest)
    // If it was closed meanwhile, it stays closed.
    setFrame((current) => (current === waiting ? { url: latestUrl ?? url } : current))
  }

  const own = {
    children: (
      <>
        <button type="button" aria-expanded={open} aria-label={labelOf(text)} title={text} {...button}>
          {content ?? text}
        </button>
        {frame === null ? null : (
          <iframe
            // The person pressed the button to play the video.
            src={frame.url === null ? undefined : `${frame.url}?autoplay=true`}
            title={messages.player({ name })}
            allow="accelerometer; gyroscope; autoplay; encrypted-media; picture-in-picture"
            allowFullScreen
          />
        )}
      </>
    ),
  }
  return usePart('div', { open }, own, rest, ref)
})
