// Which element has the focus, also in shadow roots, and how one gets it that the Tab key skips.

/** For the document it is the element around the shadow root. */
export function focusedBeside(node: Node): Element | null {
  return (node.getRootNode() as Document | ShadowRoot).activeElement
}

/** Also an element that is no control. That one can have it as long as it has it, and the Tab key skips it. */
export function focusElement(element: HTMLElement): void {
  if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) {
    element.tabIndex = -1
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true })
  }
  element.focus()
}
