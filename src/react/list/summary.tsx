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
  /** There is no connection, and uploads that wait for one: the line says so. */
  readonly offline: boolean
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
  const done = totals.done === totals.files
  const offline = useUploaderState((state) => !state.isOnline) && !done
  const children = offline ? messages.offline() : messages.summary(totals, format)
  return usePart('span', { busy: totals.busy > 0, done, offline }, { children }, rest, ref)
})
