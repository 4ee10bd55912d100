// One line about all uploads together.
'use client'

import { type ForwardedRef, type ReactElement } from 'react'
import { type Totals, totalsOf } from '../../core/machine/totals.js'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'

export interface SummaryState {
  readonly busy: boolean
  /** Every upload is done. */
  readonly done: boolean
}

export type SummaryProps = PartOf<'span', SummaryState>

/**
 * How many are done, the progress of the bytes, and the time left. Renders nothing while there are no
 * uploads.
 */
export const Summary: Part<SummaryProps, 'span'> = part(function Summary(props, ref) {
  const totals = totalsOf(useUploaderState((state) => state.uploads))
  return totals.files === 0 ? null : <Line {...props} totals={totals} lineRef={ref} />
})

function Line({
  totals,
  lineRef,
  ...rest
}: SummaryProps & {
  readonly totals: Totals
  readonly lineRef: ForwardedRef<HTMLSpanElement>
}): ReactElement {
  const { messages, format } = useUploaderContext()
  const own = { children: messages.summary(totals, format) }
  const state = { busy: totals.busy > 0, done: totals.done === totals.files }
  return usePart('span', state, own, rest, lineRef)
}
