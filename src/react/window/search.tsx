// The search by name of a long list, of which the browser's own search finds only a part.
'use client'

import { useState } from 'react'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import { type Part, part } from '../part/part.js'
import type { SearchProps } from './search-field.js'
import { MOST, useLongList } from './use-long-list.js'

/**
 * A field: the list shows the uploads whose title has what is typed. Renders nothing up to 200 uploads, of which the browser's own search
 * finds each. It is no field of a form around it.
 */
export const Search: Part<SearchProps, 'div'> = part(function Search(props, ref) {
  const [isOffered, setOffered] = useState(false)
  // It does not go with the one upload that makes the list short, nor under the hands of somebody who searches.
  const isLong = useUploaderState(({ uploads }) => uploads.length > (isOffered ? MOST / 2 : MOST))
  if (isLong !== isOffered) setOffered(isLong)
  const code = useLongList(isLong)
  return isLong && code ? <code.SearchField {...props} ref={ref} /> : null
})
