/** Presses a button that copies, in a browser that denies it: the clipboard, and the copy of a selection. */
export function pressWhereCopyingIsDenied(button: HTMLElement | null): void {
  const writeText = (): Promise<never> => Promise.reject(new DOMException('', 'NotAllowedError'))
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
  Object.defineProperty(document, 'execCommand', { value: () => false, configurable: true })
  button?.click()
  // The answers come within this task.
  setTimeout(() => {
    Reflect.deleteProperty(navigator, 'clipboard')
    Reflect.deleteProperty(document, 'execCommand')
  })
}
