// A button for a command to the whole list.
'use client'

import { type MouseEvent, useMemo } from 'react'
import { can } from '../../core/machine/can.js'
import { createTally } from '../../core/machine/tally.js'
import type { Upload } from '../../core/model/upload.js'
import { isFinished, isLeftOver, isToldToWait, waitsForConnection } from '../../core/model/upload-facts.js'
import type { UploaderState } from '../../core/model/uploader-state.js'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { useMessages } from '../hooks/use-messages.js'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { useArrival } from '../part/use-arrival.js'
import { useClearSeen } from './use-clear-seen.js'

type QueueCommand = 'startAll' | 'pauseAll' | 'resumeAll' | 'retryAll' | 'tryAnyway' | 'clear' | 'undo'

export interface QueueActionState {
  readonly action: QueueCommand
  /** It has just come, perhaps where another one was, and takes no click yet. Of `clear` and `undo`, which take turns. */
  readonly arriving: boolean
}

export interface QueueActionProps extends PartOf<'button', QueueActionState> {
  readonly action: QueueCommand
}

const some = (holds: (upload: Upload) => boolean) => () => {
  const count = createTally(holds)
  return ({ uploads }: UploaderState) => count(uploads) > 0
}

/** Each list has one of its own. */
const possible: { readonly [C in QueueCommand]: (isField: boolean) => (state: UploaderState) => boolean } = {
  startAll: some((upload) => can(upload, 'start')),
  pauseAll: some((upload) => can(upload, 'pause')),
  resumeAll: some((upload) => can(upload, 'resume')),
  retryAll() {
    const retryable = createTally((upload) => can(upload, 'retry'))
    const waiting = createTally(isToldToWait)
    // One alone has a button of its own.
    return ({ uploads }) => retryable(uploads) > 1 || waiting(uploads) > 0
  },
  tryAnyway() {
    const waiting = createTally(waitsForConnection)
    return ({ uploads, isOnline }) => !isOnline && waiting(uploads) > 0
  },
  // The videos of a form are no rows that one tidies up.
  clear: (isField) => some(isField ? isLeftOver : isFinished)(),
  undo:
    () =>
    ({ removed }) =>
      removed.length > 0,
}

/** Renders nothing while the command would change nothing. `clear` can be undone for some seconds, by `undo`. */
export const QueueAction: Part<QueueActionProps, 'button'> = part(function QueueAction(props, ref) {
  const { readOnly, isField } = useUploaderContext()
  const { action } = props
  const isPossible = useMemo(() => possible[action](isField), [action, isField])
  const isOffered = !readOnly || action === 'pauseAll' || action === 'resumeAll'
  return useUploaderState(isPossible) && isOffered ? <ActionButton {...props} ref={ref} /> : null
})

const ActionButton: Part<QueueActionProps, 'button'> = part(function ActionButton({ action, ...rest }, ref) {
  const { uploader, format } = useUploaderContext()
  const messages = useMessages()
  const clearSeen = useClearSeen()
  const arriving = useArrival(action, () => action === 'undo' || action === 'clear')
  const files = useUploaderState(({ removed }) => removed.length)
  const children =
    action === 'undo'
      ? `${messages.removed({ files }, format)} · ${messages.action.undo()}`
      : messages[action]()

  function onClick({ detail }: MouseEvent): void {
    // It was meant for what was there before. Keys count no clicks.
    if (detail > 1 || (detail > 0 && arriving)) return
    if (action === 'clear') clearSeen()
    else if (action === 'undo') uploader.undo(...uploader.getState().removed.map(({ id }) => id))
    else uploader[action]()
  }
  return usePart('button', { action, arriving }, { type: 'button', children, onClick }, rest, ref)
})
