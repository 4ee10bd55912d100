/** A drag event with a file of this type. Testing Library's own events copy the transfer without its files. */
export function dragOf(event: 'dragenter' | 'dragover' | 'dragleave' | 'drop', type: string): DragEvent {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([], 'Harbour at dawn', { type }))
  return new DragEvent(event, { bubbles: true, cancelable: true, dataTransfer })
}
