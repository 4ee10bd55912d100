// Texts of the app in the place of ours; and which ours are there before there is a video.

import type { LinkFault } from '../../protocol/link.js'
import type { Messages } from './messages.js'

/** Replaces single texts, also within `segment`, `status`, `interruption`, `action`, `rejection`, `error`, `fields` and `single`. */
export type MessageOverrides = {
  readonly [K in keyof Messages]?:
    | (Messages[K] extends Readonly<Record<string, unknown>> ? Partial<Messages[K]> : Messages[K])
    | undefined
}

type First =
  | 'locale'
  | 'dropzone'
  | 'dropzoneActive'
  | 'dropzoneInvalid'
  | 'trigger'
  | 'triggerFolder'
  | 'triggerCamera'
  | 'linkLabel'
  | 'linkAdd'
  | 'list'
  | 'hint'
  | 'full'
  | 'videoRequired'
  | 'uploadUnfinished'
  | 'uploadHasFailed'
  | 'submitHeld'
  | 'untitled'
  | 'videos'

type Group = 'segment' | 'status' | 'interruption' | 'action' | 'rejection' | 'error' | 'fields' | 'single'

/** What is said before there is a video. `useMessages` has all texts. */
export interface FirstMessages extends Pick<Messages, First> {
  readonly rejection: Pick<Messages['rejection'], LinkFault>
  readonly error: Pick<Messages['error'], 'reload-needed'>
  readonly fields: Pick<Messages['fields'], 'incomplete'>
  readonly single: Pick<Messages['single'], 'label' | 'none' | 'dropToReplace' | 'onlyFirst'>
}

export function withOverrides<M extends FirstMessages>(
  messages: M,
  overrides: MessageOverrides | undefined,
): M {
  if (overrides === undefined) return messages
  const { segment, status, interruption, action, rejection, error, fields, single, ...texts } = overrides
  const all: { readonly [G in Group]?: object } = messages
  return {
    ...messages,
    ...defined(texts),
    segment: { ...all.segment, ...defined(segment) },
    status: { ...all.status, ...defined(status) },
    interruption: { ...all.interruption, ...defined(interruption) },
    action: { ...all.action, ...defined(action) },
    rejection: { ...all.rejection, ...defined(rejection) },
    error: { ...all.error, ...defined(error) },
    fields: { ...all.fields, ...defined(fields) },
    single: { ...all.single, ...defined(single) },
  }
}

/** Without the entries that are `undefined`: they replace no text. */
function defined<T extends object>(values: T | undefined): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(values ?? {}).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as ReturnType<typeof defined<T>>
}
