/** Presses a copy button while the browser denies both the clipboard and copying a selection. */
export function pressWhereCopyingIsDenied(button: HTMLElement | null): void {
  const writeText = (): Promise<never> => Promise.reject(new DOMException('', 'NotAllowedError'))
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
  Object.defineProperty(document, 'execCommand', { value: () => false, configurable: true })
  button?.click()
  // Both answers come within this task.
  setTimeout(() => {
    Reflect.deleteProperty(navigator, 'clipboard')
    Reflect.deleteProperty(document, 'execCommand')
  })
}
