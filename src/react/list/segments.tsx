// The choice of what a long list shows.
'use client'

import { type KeyboardEvent, useRef } from 'react'
import { type Segment, segments } from '../../core/model/segment.js'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { useBeforePaint } from '../hooks/use-before-paint.js'
import { useMessages } from '../hooks/use-messages.js'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import { focusedBeside } from '../part/focus.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { countIn, isLong, shownSegment } from './segmented.js'

export type SegmentsProps = Omit<PartOf<'div', object>, 'children'>

/** All, under way, problems, ready: how many each has; the list shows those of the chosen one. Renders nothing below eight uploads. */
export const Segments: Part<SegmentsProps, 'div'> = part(function Segments(props, ref) {
  return useUploaderState((state) => isLong(state.uploads)) ? <Choice {...props} ref={ref} /> : null
})

const steps: { readonly [K in string]?: 1 | -1 } = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
}

/** No native radio buttons: they would be sent with a form around them. */
const radio = (isChosen: boolean) =>
  ({ role: 'radio', 'aria-checked': isChosen, tabIndex: isChosen ? 0 : -1 }) as const

const Choice: Part<SegmentsProps, 'div'> = part(function Choice(props, ref) {
  const { format, segment, setSegment } = useUploaderContext()
  const messages = useMessages()
  const uploads = useUploaderState((state) => state.uploads)
  const shown = shownSegment(segment, uploads)
  const possible = segments.filter((each) => countIn(each, uploads) > 0)
  const buttons = useRef<{ [S in Segment]?: HTMLButtonElement | null }>({})

  useBeforePaint(function keepFocus() {
    const button = buttons.current[shown]
    const focused = button && focusedBeside(button)
    // Nothing is left in that one: browsers would move the focus to the start of the page.
    if (focused?.matches(':disabled') && focused.parentElement === button?.parentElement) button?.focus()
  })

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const isMirrored =
      getComputedStyle(event.currentTarget).direction === 'rtl' && /Left|Right/.test(event.key)
    const place = possible.indexOf(shown) + (isMirrored ? -step : step)
    const next = possible[(place + possible.length) % possible.length] ?? 'all'
    setSegment(next)
    buttons.current[next]?.focus()
  }

  const children = segments.map((each) => (
    <button
      key={each}
      ref={(button) => {
        buttons.current[each] = button
      }}
      type="button"
      {...radio(each === shown)}
      disabled={!possible.includes(each)}
      data-segment={each}
      onClick={() => setSegment(each)}
    >
      <span>{messages.segment[each]()}</span> <span>{format.number(countIn(each, uploads))}</span>
    </button>
  ))
  const own = { role: 'radiogroup', 'aria-label': messages.segments(), onKeyDown, children }
  return usePart('div', {}, own, props, ref)
})
