// Events of the uploader's own file input that the host's page does not hear.

interface QuietEvents {
  /** What the uploader does itself; `null` leaves the event to React, and to the host that asked for it there. */
  readonly change: ((input: HTMLInputElement) => void) | null
  readonly click: ((input: HTMLInputElement, event: Event) => void) | null
  /** Whether the host listens to `input` at the element. */
  readonly isInputHeard: boolean
}

/**
 * In Firefox a dismissed file dialog fires `cancel`, which bubbles, and closes a dialog of the host's; `change` marks its form as
 * changed; the click by which a button opens the input is a second one. Listened to at the element, because React hears them only
 * where the host does.
 * @returns the function that ends it
 */
export function keepQuiet(input: HTMLInputElement, { change, click, isInputHeard }: QuietEvents): () => void {
  const stop = (event: Event): void => event.stopPropagation()
  const onChange = (event: Event): void => {
    stop(event)
    change?.(input)
  }
  const onClick = (event: Event): void => {
    // A person's click on an input that can be seen is not ours.
    if (!event.isTrusted) stop(event)
    click?.(input, event)
  }
  input.addEventListener('cancel', stop)
  if (!isInputHeard) input.addEventListener('input', stop)
  if (change !== null) input.addEventListener('change', onChange)
  if (click !== null) input.addEventListener('click', onClick)
  return () => {
    input.removeEventListener('cancel', stop)
    input.removeEventListener('input', stop)
    input.removeEventListener('change', onChange)
    input.removeEventListener('click', onClick)
  }
}
