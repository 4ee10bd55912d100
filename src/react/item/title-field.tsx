// The field in which a title is edited.
'use client'

import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react'
import { MAX_NAME_LENGTH } from '../../protocol/clean-name.js'
import { watchEscape } from '../part/escape.js'
import { focusedBeside } from '../part/focus.js'
import { pageOf } from '../part/own-page.js'

interface TitleFieldProps {
  readonly label: string
  readonly title: string
  /** Nothing can be saved any more. */
  readonly isOver: boolean
  /** `title`: what was typed; `null` if editing was cancelled. `isByKey`: the focus must move elsewhere. */
  readonly onEnd: (title: string | null, isByKey: boolean) => void
}

/** No form, because it may be inside one of the app: that does not get its Enter, nor a dialog around it its Escape. */
export function TitleField({ label, title, isOver, onEnd }: TitleFieldProps): ReactElement {
  const ref = useRef<HTMLInputElement>(null)
  // Some browsers fire a blur when the field is removed. That is not a decision.
  const hasEnded = useRef(false)

  const latestEnd = useRef(end)
  useEffect(function keepLatest() {
    latestEnd.current = end
  })

  useEffect(function startTyping() {
    const field = ref.current
    field?.select()
    field?.focus()
    const escape = watchEscape(pageOf(ref))
    // The app may take the row away before anybody leaves the field. StrictMode does at once, and nothing is typed then.
    return () => {
      escape.end()
      if (field !== null && field.value !== field.defaultValue && !escape.isLast())
        latestEnd.current(field.value, false)
    }
  }, [])

  useEffect(
    function endWhereItIsOver() {
      const field = ref.current
      if (!isOver || field === null) return
      // Not to the next button, which the Enter of whoever is typing would press.
      field.closest<HTMLElement>('[data-upload]')?.focus()
      latestEnd.current(field.value, false)
    },
    [isOver],
  )

  function end(typed: string | null, isByKey: boolean): void {
    if (hasEnded.current) return
    hasEnded.current = true
    onEnd(typed, isByKey)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const isEnd = event.key === 'Enter' || event.key === 'Escape'
    // While an input method composes letters, both keys belong to it. Safari reports key code 229.
    if (!isEnd || event.nativeEvent.isComposing || event.keyCode === 229) return
    event.preventDefault()
    event.stopPropagation()
    end(event.key === 'Enter' ? event.currentTarget.value : null, true)
  }

  return (
    <input
      ref={ref}
      type="text"
      // Of no form: a reset of the app's takes back nothing.
      form=""
      // The title may be in another script than the page.
      dir="auto"
      aria-label={label}
      autoComplete="off"
      enterKeyHint="done"
      maxLength={MAX_NAME_LENGTH}
      defaultValue={title}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget }) => {
        // If another window took the focus, the field is still the active element and gets it back.
        if (focusedBeside(currentTarget) !== currentTarget) end(currentTarget.value, false)
      }}
    />
  )
}
