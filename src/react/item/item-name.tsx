// The name of an upload.
'use client'

import { titleOf } from '../../core/machine/title.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { type ItemState, itemStateOf, useItem } from './item.js'

export type ItemNameProps = PartOf<'span', ItemState>

/** The title, or the file's name. `dir="auto"`: it may be in another script than the page. */
export const ItemName: Part<ItemNameProps, 'span'> = part(function ItemName(props, ref) {
  const { upload } = useItem()
  const name = titleOf(upload)
  return usePart('span', itemStateOf(upload), { dir: 'auto', title: name, children: name }, props, ref)
})
