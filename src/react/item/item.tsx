// One upload of the list, and what its parts need.
'use client'

import { createContext, type RefCallback, type RefObject, useContext, useId, useMemo, useRef } from 'react'
import type { Encoding, Upload, UploadId } from '../../core/model/upload.js'
import { isHeld, isRetrying, isStuck } from '../../core/model/upload-facts.js'
import { LeavingContext } from '../hooks/leaving-context.js'
import { useRowPlace } from '../hooks/row-place.js'
import { type UploaderContextValue, useUploaderContext } from '../hooks/uploader-context.js'
import { useMessages } from '../hooks/use-messages.js'
import { useRowKeys } from '../hooks/use-row-keys.js'
import { useSeen } from '../hooks/use-seen.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { useMergedRefs } from '../part/use-merged-refs.js'
import { spokenStatus } from '../text/announcements.js'
import type { Messages } from '../text/messages.js'
import { isolateName } from '../text/text-direction.js'
import { titleText } from '../text/upload-text.js'
import { useInView } from './use-in-view.js'

export interface ItemState {
  readonly status: Upload['status']
  /** Why it is paused. */
  readonly cause: 'user' | 'offline' | undefined
  /** What Stream is doing with it. */
  readonly step: Encoding['step'] | undefined
  /** It waits for somebody to start it. */
  readonly held: boolean
  /** The transfer failed and will be retried automatically. */
  readonly retrying: boolean
}

export interface ItemRowState extends ItemState {
  /** It has left the list, and keeps its room for a moment, so that nothing slides under the pointer. */
  readonly leaving: boolean
}

export interface ItemProps extends PartOf<'li', ItemRowState> {
  readonly upload: Upload
}

interface ItemContextValue {
  readonly upload: Upload
  /** Id of the element that has the status in words. */
  readonly statusId: string
  /** Its row has left the list, and keeps its room for a moment. */
  readonly leaving: boolean
  /** Id for `aria-describedby`, if the upload is stuck: a button is read with the reason. */
  readonly describedBy: string | undefined
  /** Opens the app's own fields if something is missing in them; whether that is so. `null` without such a part. */
  readonly fieldsRef: RefObject<(() => boolean) | null>
}

const ItemContext = createContext<ItemContextValue | null>(null)

/** The `Item…` parts inside it show this upload. */
export const Item: Part<ItemProps, 'li'> = part(function Item({ upload, ...rest }, ref) {
  const statusId = useId()
  const describedBy = isStuck(upload) ? statusId : undefined
  const leaving = useContext(LeavingContext)
  const fieldsRef = useRef<(() => boolean) | null>(null)
  const context = useMemo(
    () => ({ upload, leaving, statusId, describedBy, fieldsRef }),
    [upload, leaving, statusId, describedBy],
  )
  const { format } = useUploaderContext()
  const messages = useMessages()
  // Of a list of the app's own.
  useRowKeys()
  const own = {
    // The list has its role explicitly, so its items need theirs, whatever element they are rendered as.
    role: 'listitem',
    ...useRowPlace(),
    'data-upload': upload.id,
    // Where the button that counts what went wrong leads to.
    'data-stuck': isStuck(upload) ? '' : undefined,
    // A row has the focus when somebody moves through the list: what is read then has no figures, as each change would be read too.
    'aria-label': isolateName(titleText(upload, messages), messages.locale),
    'aria-description': describedBy === undefined ? spokenStatus(upload, messages, format) : undefined,
    'aria-describedby': describedBy,
  }
  const state = { ...itemStateOf(upload), leaving }
  const element = usePart('li', state, own, rest, useMergedRefs(ref, useWatched(upload)))
  return <ItemContext.Provider value={context}>{element}</ItemContext.Provider>
})

const none: readonly UploadId[] = []

function useWatched({ id, status }: Upload): RefCallback<HTMLElement> {
  const ids = useMemo(() => (status === 'rejected' ? [id] : none), [id, status])
  return useMergedRefs<HTMLElement>(useInView(id), useSeen(ids))
}

export function itemStateOf(upload: Upload): ItemState {
  return {
    status: upload.status,
    cause: upload.status === 'paused' ? upload.cause : undefined,
    step: upload.status === 'processing' ? upload.encoding.step : undefined,
    held: isHeld(upload),
    retrying: isRetrying(upload),
  }
}

interface ItemTexts {
  readonly messages: Messages
  /** The title, for a sentence. */
  readonly name: string
  /** The accessible name of a button. */
  readonly labelOf: (action: string) => string
}

/** The upload of the nearest `Item`, and what `Root` shares. Throws if there is none. */
export function useItem(): Omit<UploaderContextValue, 'messages'> & ItemContextValue & ItemTexts {
  const context = useUploaderContext()
  const item = useContext(ItemContext)
  if (item === null) {
    throw new Error(
      'react-stream-uploader: this part has no upload, because there is no <Uploader.Item> above it. ' +
        'Render it inside <Uploader.Item upload={upload}>.',
    )
  }
  const messages = useMessages()
  const name = isolateName(titleText(item.upload, messages), messages.locale)
  return { ...context, ...item, messages, name, labelOf: (action) => messages.actionLabel({ action, name }) }
}
