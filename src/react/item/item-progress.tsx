// The progress bar of an upload.
'use client'

import { type CSSProperties } from 'react'
import { progressOf, wholePercent } from '../../core/machine/progress.js'
import type { Upload } from '../../core/model/upload.js'
import { isLink } from '../../core/model/upload-facts.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { useClientStyle } from '../part/use-client-style.js'
import { progressText } from '../text/upload-text.js'
import { type ItemState, itemStateOf, useItem } from './item.js'

export interface ItemProgressState extends ItemState {
  /** Something is running, and its progress is unknown. */
  readonly indeterminate: boolean
}

export type ItemProgressProps = PartOf<'div', ItemProgressState>

/**
 * Fills with the bytes, and again with the encoding. `--uploader-progress`: 0 to 1, never less than before while bytes are
 * sent. `--uploader-accepted`: the part of it that the server has confirmed.
 */
export const ItemProgress: Part<ItemProgressProps, 'div'> = part(function ItemProgress(props, ref) {
  const { upload, messages, format, name } = useItem()
  const { fraction, accepted } = barOf(upload)
  const figures = { '--uploader-progress': fraction ?? 0, '--uploader-accepted': accepted }
  const own = {
    role: 'progressbar',
    'aria-label': messages.progress({ name }),
    'aria-valuemin': 0,
    'aria-valuemax': 100,
    'aria-valuenow': fraction === null ? undefined : wholePercent(fraction),
    'aria-valuetext': progressText(upload, messages, format),
    style: useClientStyle(figures as CSSProperties),
  }
  const state = { ...itemStateOf(upload), indeterminate: fraction === null }
  return usePart('div', state, own, props, ref)
})

function barOf(upload: Upload): { readonly fraction: number | null; readonly accepted: number } {
  const isFetchedElsewhere =
    upload.status === 'elsewhere' && upload.view.status !== 'waiting' && isLink(upload)
  if (upload.status === 'requesting' || isFetchedElsewhere) return { fraction: null, accepted: 0 }
  if (upload.status === 'processing') {
    const { percent } = upload.encoding
    return { fraction: percent === null ? null : percent / 100, accepted: (percent ?? 0) / 100 }
  }
  const { fraction, acceptedFraction } = progressOf(upload)
  return { fraction, accepted: acceptedFraction }
}
