import { type ReactElement, useState } from 'react'
import { StreamUploader, type UploaderOptions } from 'react-stream-uploader'

/** A host's modal, whose content is mounted only while it is open. */
export function ModalView({ options }: { readonly options: UploaderOptions }): ReactElement {
  const [isOpen, setIsOpen] = useState(true)
  return (
    <>
      <button type="button" onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? 'Close the modal' : 'Open the modal'}
      </button>
      {isOpen ? <StreamUploader {...options} /> : null}
    </>
  )
}
