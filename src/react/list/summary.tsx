// One line about all uploads together.
'use client'

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

/** How many are done, the progress of the bytes, and the time left. Renders nothing without uploads. */
export const Summary: Part<SummaryProps, 'span'> = part(function Summary(props, ref) {
  const totals = totalsOf(useUploaderState((state) => state.uploads))
  return totals.files === 0 ? null : <Line {...props} totals={totals} ref={ref} />
})

const Line: Part<SummaryProps & { readonly totals: Totals }, 'span'> = part(function Line(props, ref) {
  const { totals, ...rest } = props
  const { messages, format } = useUploaderContext()
  const state = { busy: totals.busy > 0, done: totals.done === totals.files }
  return usePart('span', state, { children: messages.summary(totals, format) }, rest, ref)
})
