// What a row says of its upload: the name, the status in words, the figures.
'use client'

import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { detailText, statusText, titleText } from '../text/upload-text.js'
import { type ItemState, itemStateOf, useItem } from './item.js'

export type ItemNameProps = PartOf<'span', ItemState>
export type ItemStatusProps = PartOf<'span', ItemState>
export type ItemDetailProps = PartOf<'span', ItemState>

/** The title, or the file's name. `dir="auto"`: it may be in another script than the page. */
export const ItemName: Part<ItemNameProps, 'span'> = part(function ItemName(props, ref) {
  const { upload, messages } = useItem()
  const name = titleText(upload, messages)
  return usePart('span', itemStateOf(upload), { dir: 'auto', title: name, children: name }, props, ref)
})

/** "Uploading 42%", "Encoding 7%", or what went wrong and what to do about it. */
export const ItemStatus: Part<ItemStatusProps, 'span'> = part(function ItemStatus(props, ref) {
  const { upload, messages, format, statusId } = useItem()
  const own = { id: statusId, children: statusText(upload, messages, format) }
  return usePart('span', itemStateOf(upload), own, props, ref)
})

/** Length and size, and while bytes move position, speed and time left. */
export const ItemDetail: Part<ItemDetailProps, 'span'> = part(function ItemDetail(props, ref) {
  const { upload, messages, format } = useItem()
  return usePart('span', itemStateOf(upload), { children: detailText(upload, messages, format) }, props, ref)
})
