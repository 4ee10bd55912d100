// The status of an upload in words.
'use client'

import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { statusText } from '../text/upload-text.js'
import { type ItemState, itemStateOf, useItem } from './item.js'

export type ItemStatusProps = PartOf<'span', ItemState>

/** "Uploading 42%", "Encoding 7%", or what went wrong and what to do about it. */
export const ItemStatus: Part<ItemStatusProps, 'span'> = part(function ItemStatus(props, ref) {
  const { upload, messages, format, statusId } = useItem()
  const own = { id: statusId, children: statusText(upload, messages, format) }
  return usePart('span', itemStateOf(upload), own, props, ref)
})
