import { dragEvent, fileOf } from 'react-stream-uploader/testing'

/** A drag event with a file of this type. */
export function dragOf(event: Parameters<typeof dragEvent>[0], type: string): DragEvent {
  return dragEvent(event, fileOf(0, 'Harbour at dawn', type))
}
