'use client'

import { type ComponentPropsWithoutRef, forwardRef } from 'react'
import type { Video } from '../../protocol/video-status.js'
import { type Part, type PartOf, usePart } from '../part.js'
import { type ItemState, itemStateOf, useItem } from './item.js'

export interface ItemPreviewState extends ItemState {
  /** There is a picture. */
  readonly loaded: boolean
}

export type ItemPreviewProps = PartOf<ComponentPropsWithoutRef<'div'>, ItemPreviewState>

/** Stream's thumbnail once the video is ready; before that an empty box of the same size, for an icon. */
export const ItemPreview: Part<ItemPreviewProps, HTMLDivElement> = forwardRef(function ItemPreview(
  { children, ...rest }: ItemPreviewProps,
  ref,
) {
  const { upload } = useItem()
  const source = upload.status === 'ready' ? pictureOf(upload.video) : null
  // The name stands beside it: a text alternative would say it twice.
  const picture = source === null ? null : <img src={source} alt="" loading="lazy" decoding="async" />
  const state = { ...itemStateOf(upload), loaded: picture !== null }
  return usePart('div', state, { children: picture ?? children }, rest, ref)
})

/** A video that needs signed URLs has a picture only under an address that has a token in it. */
function pictureOf({ requireSignedURLs, token, thumbnail }: Video): string | null {
  return requireSignedURLs && token === null ? null : thumbnail
}
