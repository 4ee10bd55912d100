// The count of what went wrong, as a button that leads there.
'use client'

import { totalsOf } from '../../core/machine/totals.js'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { useMessages } from '../hooks/use-messages.js'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { useShowProblems } from './use-show-problems.js'

export type ProblemsProps = PartOf<'button', object>

/** How many failed, were refused, or need their file. A press gives the first of their rows the focus. Renders nothing while there is none. */
export const Problems: Part<ProblemsProps, 'button'> = part(function Problems(props, ref) {
  const count = useUploaderState((state) => totalsOf(state.uploads).stuck)
  return count === 0 ? null : <Button {...props} ref={ref} />
})

const Button: Part<ProblemsProps, 'button'> = part(function Button(props, ref) {
  const { format } = useUploaderContext()
  const messages = useMessages()
  const totals = totalsOf(useUploaderState((state) => state.uploads))
  const show = useShowProblems()
  const own = { type: 'button', children: messages.problems(totals, format), onClick: () => void show() }
  return usePart('button', {}, own, props, ref)
})
