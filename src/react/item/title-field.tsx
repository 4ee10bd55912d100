'use client'

import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react'
import { MAX_NAME_LENGTH } from '../../protocol/messages.js'

interface TitleFieldProps {
  /** Names the field. */
  readonly label: string
  readonly title: string
  /** @param title what was typed; `null` where it is given up. @param isByKey whether the focus has nowhere to be */
  readonly onEnd: (title: string | null, isByKey: boolean) => void
}

/**
 * A field for a title, with all of it selected: Enter and leaving it end it, Escape gives up. It is no form, which could not stand in a
 * form of the host's; nor does that one hear of its Enter, or a dialog around it of its Escape.
 */
export function TitleField({ label, title, onEnd }: TitleFieldProps): ReactElement {
  const ref = useRef<HTMLInputElement>(null)
  // Some browsers tell of a blur when the field is taken away, which is no decision.
  const hasEnded = useRef(false)

  useEffect(function startTyping() {
    ref.current?.select()
    ref.current?.focus()
  }, [])

  function end(typed: string | null, isByKey: boolean): void {
    if (hasEnded.current) return
    hasEnded.current = true
    onEnd(typed, isByKey)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const isEnd = event.key === 'Enter' || event.key === 'Escape'
    // While letters are composed, as those of Japanese, both keys belong to the keyboard. Safari says so by its code.
    if (!isEnd || event.nativeEvent.isComposing || event.keyCode === 229) return
    event.preventDefault()
    event.stopPropagation()
    end(event.key === 'Enter' ? event.currentTarget.value : null, true)
  }

  return (
    <input
      ref={ref}
      type="text"
      // A title may be in another script than the page.
      dir="auto"
      aria-label={label}
      autoComplete="off"
      enterKeyHint="done"
      maxLength={MAX_NAME_LENGTH}
      defaultValue={title}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget }) => {
        // Another window has the focus, and will give it back.
        if (document.activeElement !== currentTarget) end(currentTarget.value, false)
      }}
    />
  )
}
