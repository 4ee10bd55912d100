// A button for a command to the whole list.
'use client'

import type { MouseEvent } from 'react'
import { can } from '../../core/machine/can.js'
import { isFinished, isToldToWait, waitsForConnection } from '../../core/model/upload-facts.js'
import type { UploaderState } from '../../core/model/uploader-state.js'
import { useUploaderContext } from '../hooks/uploader-context.js'
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

const isPossible: { readonly [C in QueueCommand]: (state: UploaderState) => boolean } = {
  startAll: ({ uploads }) => uploads.some((upload) => can(upload, 'start')),
  pauseAll: ({ uploads }) => uploads.some((upload) => can(upload, 'pause')),
  resumeAll: ({ uploads }) => uploads.some((upload) => can(upload, 'resume')),
  // One alone has a button of its own.
  retryAll: ({ uploads }) =>
    uploads.filter((upload) => can(upload, 'retry')).length > 1 || uploads.some(isToldToWait),
  tryAnyway: ({ uploads, isOnline }) => !isOnline && uploads.some(waitsForConnection),
  clear: ({ uploads }) => uploads.some(isFinished),
  undo: ({ removed }) => removed.length > 0,
}

/** Renders nothing while the command would change nothing. `clear` can be undone for some seconds, by `undo`. */
export const QueueAction: Part<QueueActionProps, 'button'> = part(function QueueAction(props, ref) {
  const { readOnly } = useUploaderContext()
  const isOffered = !readOnly || props.action === 'pauseAll' || props.action === 'resumeAll'
  return useUploaderState(isPossible[props.action]) && isOffered ? (
    <ActionButton {...props} ref={ref} />
  ) : null
})

const ActionButton: Part<QueueActionProps, 'button'> = part(function ActionButton({ action, ...rest }, ref) {
  const { uploader, messages, format } = useUploaderContext()
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
