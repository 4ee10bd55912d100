// A button for a command to the whole list.
'use client'

import { can } from '../../core/machine/can.js'
import { isFinished, isToldToWait, waitsForConnection } from '../../core/model/upload-facts.js'
import type { UploaderState } from '../../core/model/uploader-state.js'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { useClearSeen } from './use-clear-seen.js'

type QueueCommand = 'startAll' | 'pauseAll' | 'resumeAll' | 'retryAll' | 'tryAnyway' | 'clear'

export interface QueueActionState {
  readonly action: QueueCommand
}

export interface QueueActionProps extends PartOf<'button', QueueActionState>, QueueActionState {}

const isPossible: { readonly [C in QueueCommand]: (state: UploaderState) => boolean } = {
  startAll: ({ uploads }) => uploads.some((upload) => can(upload, 'start')),
  pauseAll: ({ uploads }) => uploads.some((upload) => can(upload, 'pause')),
  resumeAll: ({ uploads }) => uploads.some((upload) => can(upload, 'resume')),
  // One alone has a button of its own.
  retryAll: ({ uploads }) =>
    uploads.filter((upload) => can(upload, 'retry')).length > 1 || uploads.some(isToldToWait),
  tryAnyway: ({ uploads, isOnline }) => !isOnline && uploads.some(waitsForConnection),
  clear: ({ uploads }) => uploads.some(isFinished),
}

/** Renders nothing while the command would change nothing. */
export const QueueAction: Part<QueueActionProps, 'button'> = part(function QueueAction(props, ref) {
  return useUploaderState(isPossible[props.action]) ? <ActionButton {...props} ref={ref} /> : null
})

const ActionButton: Part<QueueActionProps, 'button'> = part(function ActionButton({ action, ...rest }, ref) {
  const { uploader, messages } = useUploaderContext()
  const clearSeen = useClearSeen()
  const onClick = (): void => (action === 'clear' ? clearSeen() : uploader[action]())
  const own = { type: 'button', children: messages[action](), onClick }
  return usePart('button', { action }, own, rest, ref)
})
