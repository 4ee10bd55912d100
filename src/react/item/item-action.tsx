// A button for one command to an upload.
'use client'

import type { StreamUploaderHandle } from '../../browser/create-uploader.js'
import { can, type ItemCommand } from '../../core/machine/can.js'
import type { UploadId } from '../../core/model/upload.js'
import { openFileDialog } from '../adding/open-file-dialog.js'
import { useWithdraw } from '../hooks/use-withdraw.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { useItem } from './item.js'
import { usePress } from './use-press.js'

export interface ItemActionState {
  readonly action: ItemCommand
  /** It has just come to its row, and takes no click yet: who clicks now has meant what was there before. */
  readonly arriving: boolean
}

export interface ItemActionProps extends PartOf<'button', ItemActionState> {
  readonly action: ItemCommand
}

/** Renders nothing while the command would change nothing, and for `replace` while no file is taken. `cancel` and `remove` can be undone for some seconds. */
export const ItemAction: Part<ItemActionProps, 'button'> = part(function ItemAction(props, ref) {
  const { upload, readOnly, disabled } = useItem()
  const isOffered = !readOnly || props.action === 'pause' || props.action === 'resume'
  const isOff = disabled && props.action === 'replace'
  return isOffered && !isOff && can(upload, props.action) ? <ActionButton {...props} ref={ref} /> : null
})

/** The keys of the row that press the button. */
const shortcuts: { readonly [C in ItemCommand]?: string } = {
  pause: 'Space',
  resume: 'Space',
  cancel: 'Delete',
  remove: 'Delete',
}

const ActionButton: Part<ItemActionProps, 'button'> = part(function ActionButton({ action, ...rest }, ref) {
  const { upload, uploader, messages, describedBy, labelOf, fieldsRef } = useItem()
  const withdraw = useWithdraw()
  const { button, arriving } = usePress(() => {
    if (action === 'reselect' || action === 'replace') chooseFor(upload.id, action, uploader)
    else if (action === 'cancel' || action === 'remove') withdraw([upload])
    else if (action !== 'start' || fieldsRef.current?.() !== true) uploader[action](upload.id)
  }, action)
  const text = messages.action[action]()
  const own = {
    type: 'button',
    'aria-label': labelOf(text),
    'aria-describedby': describedBy,
    title: text,
    'aria-keyshortcuts': shortcuts[action],
    children: text,
    ...button,
  }
  return usePart('button', { action, arriving }, own, rest, ref)
})

function chooseFor(id: UploadId, command: 'reselect' | 'replace', uploader: StreamUploaderHandle): void {
  const { accept } = uploader.getState().rules
  openFileDialog({ accept, multiple: false }, (files) => {
    for (const file of files) uploader[command](id, file)
  })
}
