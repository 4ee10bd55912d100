// The field that finds rows by name, and what was found.
'use client'

import { type ChangeEvent, type KeyboardEvent, useEffect, useState } from 'react'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { useMessages } from '../hooks/use-messages.js'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { createNameSearch } from './name-search.js'

export type SearchProps = Omit<PartOf<'div', object>, 'children'>

/** No `output`, as a form resets that. */
const status = { role: 'status' } as const

export const SearchField: Part<SearchProps, 'div'> = part(function SearchField(props, ref) {
  const { format, filter, setFilter } = useUploaderContext()
  const messages = useMessages()
  const [search] = useState(createNameSearch)
  const found = useUploaderState(({ uploads }) => (filter === null ? null : filter.of(uploads).length))
  const files = useUploaderState(({ uploads }) => uploads.length)

  useEffect(
    function showAllAfterwards() {
      return () => setFilter(null)
    },
    [setFilter],
  )

  const onChange = ({ target }: ChangeEvent<HTMLInputElement>): void => setFilter(search(target.value))

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const { key, currentTarget, nativeEvent, keyCode } = event
    // While an input method composes letters, both keys belong to it. Safari reports key code 229.
    if (nativeEvent.isComposing || keyCode === 229) return
    const isClearing = key === 'Escape' && currentTarget.value !== ''
    if (key !== 'Enter' && !isClearing) return
    // Neither sends a form around it, nor closes a dialog.
    event.preventDefault()
    event.stopPropagation()
    if (!isClearing) return
    currentTarget.value = ''
    setFilter(null)
  }

  const own = {
    role: 'search',
    children: (
      <>
        <input
          type="search"
          // Of no form.
          form=""
          autoComplete="off"
          enterKeyHint="search"
          aria-label={messages.search()}
          placeholder={messages.search()}
          onChange={onChange}
          onKeyDown={onKeyDown}
        />
        <span {...status}>{found === null ? '' : messages.searchFound({ found, files }, format)}</span>
      </>
    ),
  }
  return usePart('div', {}, own, props, ref)
})
