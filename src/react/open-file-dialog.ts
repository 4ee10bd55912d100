/** Opens the browser's file dialog, with an input made for the moment. */
export function openFileDialog(
  { accept, multiple }: { readonly accept: string | undefined; readonly multiple: boolean },
  onFiles: (files: Iterable<File>) => void,
): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept ?? ''
  input.multiple = multiple
  input.addEventListener('change', () => onFiles(input.files ?? []))
  input.click()
}
