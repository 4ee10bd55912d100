// The parts, by the names that they have behind `Uploader.`, with the types of their properties and states.

export { DropOverlay, type DropOverlayProps, type DropOverlayState } from '../adding/drop-overlay.js'
export { Dropzone, type DropzoneProps, type DropzoneState } from '../adding/dropzone.js'
export { Input, type InputProps, type InputState } from '../adding/input.js'
export { LinkForm, type LinkFormProps, type LinkFormState } from '../adding/link-form.js'
export { Trigger, type TriggerProps, type TriggerState } from '../adding/trigger.js'
export { Item, type ItemProps, type ItemState } from '../item/item.js'
export { ItemAction, type ItemActionProps, type ItemActionState } from '../item/item-action.js'
export { ItemCopyLink, type ItemCopyLinkProps, type ItemCopyLinkState } from '../item/item-copy-link.js'
export { ItemPlayer, type ItemPlayerProps, type ItemPlayerState } from '../item/item-player.js'
export { ItemPreview, type ItemPreviewProps, type ItemPreviewState } from '../item/item-preview.js'
export { ItemProgress, type ItemProgressProps, type ItemProgressState } from '../item/item-progress.js'
export {
  ItemDetail,
  type ItemDetailProps,
  ItemName,
  type ItemNameProps,
  ItemStatus,
  type ItemStatusProps,
} from '../item/item-texts.js'
export { ItemTitle, type ItemTitleProps, type ItemTitleState } from '../item/item-title.js'
export { Announcer, type AnnouncerProps } from '../list/announcer.js'
export { List, type ListProps, type ListState } from '../list/list.js'
export { QueueAction, type QueueActionProps, type QueueActionState } from '../list/queue-action.js'
export { Summary, type SummaryProps, type SummaryState } from '../list/summary.js'
export { Root, type RootProps, type RootState } from './root.js'
