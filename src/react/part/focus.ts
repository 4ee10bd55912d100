// Which element has the focus, also in shadow roots.

/** For the document it is the element around the shadow root. */
export function focusedBeside(node: Node): Element | null {
  return (node.getRootNode() as Document | ShadowRoot).activeElement
}
