export interface Place {
  readonly element: HTMLElement
  /** For example "the text of `<button>`". */
  readonly where: string
}

const attributes = ['aria-label', 'aria-valuetext', 'title', 'placeholder'] as const

/** Where in the page one of these sentences is shown or read aloud. */
export function placesOf(root: HTMLElement, sentences: Iterable<string>): readonly Place[] {
  const wanted = [...sentences].filter((sentence) => sentence !== '')
  const says = (text: string | null): boolean =>
    text !== null && wanted.some((sentence) => text.includes(sentence))
  const places: Place[] = []
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    const name = nameOf(element)
    const isInnermost = !Array.from(element.children).some((child) => says(child.textContent))
    if (isInnermost && says(element.textContent)) places.push({ element, where: `the text of ${name}` })
    if (element instanceof HTMLInputElement && says(element.validationMessage)) {
      places.push({ element, where: `the browser's bubble of ${name}` })
    }
    for (const attribute of attributes) {
      if (says(element.getAttribute(attribute))) places.push({ element, where: `${attribute} of ${name}` })
    }
  }
  return places
}

function nameOf(element: HTMLElement): string {
  const role = element.getAttribute('role')
  const [className] = element.classList
  return `<${element.localName}${role === null ? '' : ` role="${role}"`}${className === undefined ? '' : ` class="${className}"`}>`
}
