// The button that opens the file dialog.
'use client'

import { useUploaderContext } from '../hooks/uploader-context.js'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import type { PickFrom } from './open-file-dialog.js'
import { useFilePicker } from './use-file-picker.js'

export interface TriggerState {
  readonly disabled: boolean
  readonly pick: PickFrom
}

export interface TriggerProps extends PartOf<'button', TriggerState> {
  /**
   * What people choose: `files`, a `folder` with everything in it, or a new recording of the `camera`.
   * Browsers without such a dialog open the one for files.
   * @default 'files'
   */
  readonly pick?: PickFrom | undefined
}

export const Trigger: Part<TriggerProps, 'button'> = part(function Trigger({ pick = 'files', ...rest }, ref) {
  const { messages, disabled, described } = useUploaderContext()
  const multiple = useUploaderState((state) => state.rules.maxFiles !== 1)
  const isFurther = useUploaderState((state) => state.uploads.length > 0) && multiple
  const openPicker = useFilePicker(pick)
  const texts = { files: messages.trigger, folder: messages.triggerFolder, camera: messages.triggerCamera }
  const own = {
    type: 'button',
    disabled,
    ...described,
    children: texts[pick]({ multiple, isFurther }),
    onClick: openPicker,
  }
  return usePart('button', { disabled, pick }, own, rest, ref)
})
