import { type ReactElement, useEffect, useRef, useState } from 'react'
import { StreamUploader, type UploaderOptions } from 'react-stream-uploader'

/** An uploader in a dialog of the host's, which Escape closes. */
export function DialogView({ options }: { readonly options: UploaderOptions }): ReactElement {
  const ref = useRef<HTMLDialogElement>(null)
  const [isOpen, setIsOpen] = useState(true)
  useEffect(function open() {
    ref.current?.showModal()
  }, [])
  if (!isOpen) return <p>The dialog is closed.</p>
  return (
    <dialog ref={ref} aria-label="Your videos" onCancel={() => setIsOpen(false)}>
      <StreamUploader {...options} />
    </dialog>
  )
}
