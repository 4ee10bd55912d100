// The figures of an upload.
'use client'

import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { detailText } from '../text/upload-text.js'
import { type ItemState, itemStateOf, useItem } from './item.js'

export type ItemDetailProps = PartOf<'span', ItemState>

/** Length and size, and while bytes move position, speed and time left. */
export const ItemDetail: Part<ItemDetailProps, 'span'> = part(function ItemDetail(props, ref) {
  const { upload, messages, format } = useItem()
  const own = { children: detailText(upload, messages, format) }
  return usePart('span', itemStateOf(upload), own, props, ref)
})
