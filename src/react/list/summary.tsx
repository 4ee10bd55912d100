// One line about all uploads together.
'use client'

import { type Totals, totalsOf } from '../../core/machine/totals.js'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { useMessages } from '../hooks/use-messages.js'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { joinParts } from '../text/join-parts.js'

export interface SummaryState {
  readonly busy: boolean
  /** Every upload is done, and nothing was refused. */
  readonly done: boolean
  /** There is no connection, and uploads that wait for one: the line says so. */
  readonly offline: boolean
}

export interface SummaryProps extends PartOf<'span', SummaryState> {
  /**
   * Also say how many failed, were refused or need their file. `false` beside the part `Problems`, which says it.
   * @default true
   */
  readonly problems?: boolean | undefined
}

/** How many are done, the progress of the bytes, and the time left. Renders nothing where that would say nothing. */
export const Summary: Part<SummaryProps, 'span'> = part(function Summary(props, ref) {
  const totals = totalsOf(useUploaderState((state) => state.uploads))
  const { problems = true, ...rest } = props
  const isSilent = totals.files === 0 && !(problems && totals.stuck > 0)
  return isSilent ? null : <Line {...rest} totals={totals} problems={problems} ref={ref} />
})

type LineProps = SummaryProps & { readonly totals: Totals }

const Line: Part<LineProps, 'span'> = part(function Line({ totals, problems, ...rest }, ref) {
  const { format } = useUploaderContext()
  const messages = useMessages()
  const done = totals.done === totals.files && totals.stuck === 0
  const offline = useUploaderState((state) => !state.isOnline) && totals.done < totals.files
  const children = offline
    ? messages.offline()
    : joinParts(
        ' · ',
        totals.files === 0 ? '' : messages.summary({ ...totals, failed: 0 }, format),
        problems && totals.stuck > 0 ? messages.problems(totals, format) : '',
      )
  return usePart('span', { busy: totals.busy > 0, done, offline }, { children }, rest, ref)
})
