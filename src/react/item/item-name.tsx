// The name of an upload.

'use client'

import { type ComponentPropsWithoutRef, forwardRef } from 'react'
import { titleOf } from '../../core/machine/title.js'
import { type Part, type PartOf, usePart } from '../part/part.js'
import { type ItemState, itemStateOf, useItem } from './item.js'

export type ItemNameProps = PartOf<ComponentPropsWithoutRef<'span'>, ItemState>

/** The title, or the file's name. `dir="auto"`: it may be in another script than the page. */
export const ItemName: Part<ItemNameProps, HTMLSpanElement> = forwardRef(function ItemName(
  props: ItemNameProps,
  ref,
) {
  const { upload } = useItem()
  const name = titleOf(upload)
  return usePart('span', itemStateOf(upload), { dir: 'auto', title: name, children: name }, { ...props }, ref)
})
