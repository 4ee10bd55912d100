// A button for one command to an upload.
'use client'

import type { StreamUploaderHandle } from '../../browser/create-uploader.js'
import { can, type ItemCommand } from '../../core/machine/can.js'
import type { UploadId } from '../../core/model/upload.js'
import { openFileDialog } from '../adding/open-file-dialog.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { useItem } from './item.js'

export interface ItemActionState {
  readonly action: ItemCommand
}

export interface ItemActionProps extends PartOf<'button', ItemActionState>, ItemActionState {}

/** Renders nothing while the command would change nothing. */
export const ItemAction: Part<ItemActionProps, 'button'> = part(function ItemAction(props, ref) {
  return can(useItem().upload, props.action) ? <ActionButton {...props} ref={ref} /> : null
})

/** The keys of the row that press the button. */
const shortcuts: { readonly [C in ItemCommand]?: string } = {
  pause: 'Space',
  resume: 'Space',
  cancel: 'Delete',
  remove: 'Delete',
}

const ActionButton: Part<ItemActionProps, 'button'> = part(function ActionButton({ action, ...rest }, ref) {
  const { upload, uploader, messages, describedBy, labelOf } = useItem()
  const text = messages.action[action]()
  const own = {
    type: 'button',
    'aria-label': labelOf(text),
    'aria-describedby': describedBy,
    title: text,
    'aria-keyshortcuts': shortcuts[action],
    children: text,
    onClick: () => (action === 'reselect' ? reselect(upload.id, uploader) : uploader[action](upload.id)),
  }
  return usePart('button', { action }, own, rest, ref)
})

function reselect(id: UploadId, uploader: StreamUploaderHandle): void {
  const { accept } = uploader.getState().rules
  openFileDialog({ accept, multiple: false }, (files) => {
    for (const file of files) uploader.reselect(id, file)
  })
}
