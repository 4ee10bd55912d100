// A picture of the video.
'use client'

import { type ReactElement, useEffect, useRef } from 'react'
import type { Video } from '../../protocol/video-status.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { type ItemState, itemStateOf, useItem } from './item.js'

export interface ItemPreviewState extends ItemState {
  /** There is a picture. */
  readonly loaded: boolean
}

export type ItemPreviewProps = PartOf<'div', ItemPreviewState>

/** Stream's thumbnail, before that a frame of the file; without a picture a box of the same size with the children. */
export const ItemPreview: Part<ItemPreviewProps, 'div'> = part(function ItemPreview(props, ref) {
  const { children, ...rest } = props
  const { upload } = useItem()
  const thumbnail = upload.status === 'ready' ? thumbnailOf(upload.video) : null
  const poster = upload.media?.poster ?? null
  const state = { ...itemStateOf(upload), loaded: thumbnail !== null || poster !== null }
  const picture = state.loaded ? <Picture thumbnail={thumbnail} poster={poster} /> : children
  return usePart('div', state, { children: picture }, rest, ref)
})

/** If the video needs signed URLs, its thumbnail needs a token too. */
function thumbnailOf({ requireSignedURLs, token, thumbnail }: Video): string | null {
  return requireSignedURLs && token === null ? null : thumbnail
}

/** One image element for both: browsers show the old picture until the new one is loaded. */
function Picture({ thumbnail, poster }: { thumbnail: string | null; poster: Blob | null }): ReactElement {
  const ref = useRef<HTMLImageElement>(null)
  useEffect(
    function showWhileMounted() {
      const image = ref.current
      if (image === null) return
      const posterUrl = poster === null ? '' : URL.createObjectURL(poster)
      // Stream may need longer for the thumbnail than for the video.
      const fallBack = (): void => {
        image.src = posterUrl
      }
      image.addEventListener('error', fallBack, { once: true })
      image.src = thumbnail ?? posterUrl
      return () => {
        image.removeEventListener('error', fallBack)
        URL.revokeObjectURL(posterUrl)
      }
    },
    [thumbnail, poster],
  )
  // The name is beside it: screen readers would read a text alternative twice.
  return <img ref={ref} alt="" loading="lazy" decoding="async" />
}
