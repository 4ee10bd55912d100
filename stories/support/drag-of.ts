/** A file of this type held over something. Testing Library's own events would copy the transfer, without its files. */
export function dragOf(event: 'dragenter' | 'dragover' | 'dragleave', type: string): DragEvent {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([], 'Harbour at dawn', { type }))
  return new DragEvent(event, { bubbles: true, cancelable: true, dataTransfer })
}
