// The figures of an upload.

'use client'

import { type ComponentPropsWithoutRef, forwardRef } from 'react'
import { type Part, type PartOf, usePart } from '../part/part.js'
import { detailText } from '../text/upload-text.js'
import { type ItemState, itemStateOf, useItem } from './item.js'

export type ItemDetailProps = PartOf<ComponentPropsWithoutRef<'span'>, ItemState>

/** Length and size, and while bytes move position, speed and time left. */
export const ItemDetail: Part<ItemDetailProps, HTMLSpanElement> = forwardRef(function ItemDetail(
  props: ItemDetailProps,
  ref,
) {
  const { upload, messages, format } = useItem()
  const own = { children: detailText(upload, messages, format) }
  return usePart('span', itemStateOf(upload), own, { ...props }, ref)
})
