// All texts. English comes along with the parts that show videos, not with the root.
'use client'

import { en } from '../text/english.js'
import type { Messages } from '../text/messages.js'
import { type FirstMessages, withOverrides } from '../text/overrides.js'
import { type UploaderContextValue, useUploaderContext } from './uploader-context.js'

/** By those of the root, so that all rows share them. */
const known = new WeakMap<FirstMessages, Messages>()

export function messagesOf({
  messages: first,
  overrides,
}: Pick<UploaderContextValue, 'messages' | 'overrides'>): Messages {
  if (overrides === undefined) return en
  const all = known.get(first) ?? withOverrides(en, overrides)
  known.set(first, all)
  return all
}

export function useMessages(): Messages {
  return messagesOf(useUploaderContext())
}
