import { type FormEvent, useId, useRef, useState } from 'react'
import { type Upload, Uploader, useUploaderState } from 'react-stream-uploader'

interface FormProps {
  readonly onPublish: (form: FormData) => void
}

/** Sent with the id of the video, and not without one. */
export function RequiredVideoForm({ onPublish }: FormProps) {
  function publish(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    onPublish(new FormData(event.currentTarget))
  }
  return (
    <form onSubmit={publish}>
      <label>
        Headline <input name="headline" required />
      </label>
      <Uploader.Root endpoint="/api/stream" accept="video/*" maxFiles={1}>
        <VideoField />
        <Uploader.Input />
        <Uploader.List>
          {(upload) => (
            <Uploader.Item upload={upload}>
              <Uploader.ItemName /> <Uploader.ItemStatus />
              <Uploader.ItemAction action="resume" />
              <Uploader.ItemAction action="reselect" />
              <Uploader.ItemAction action="retry" />
              <Uploader.ItemAction action="remove" />
            </Uploader.Item>
          )}
        </Uploader.List>
        <Uploader.Announcer className="visually-hidden" />
      </Uploader.Root>
      <button type="submit">Publish</button>
    </form>
  )
}

/** A field of the form that nobody sees: the uploader's button gets the focus in its place. */
function VideoField() {
  const videoId = useUploaderState(({ uploads }) => uploads.map(arrivedVideo).find(Boolean) ?? '')
  const [isAskedFor, setIsAskedFor] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const problem = useId()

  function explain(event: FormEvent<HTMLInputElement>): void {
    // The browser has no place for its own words at a hidden field.
    event.preventDefault()
    setIsAskedFor(true)
    const firstInvalid = event.currentTarget.form?.querySelector(':invalid:not(fieldset)')
    if (firstInvalid === event.currentTarget) button.current?.focus()
  }

  return (
    <>
      <input hidden name="video" required value={videoId} onChange={() => {}} onInvalid={explain} />
      <Uploader.Trigger ref={button} aria-describedby={problem} />
      <p id={problem} role="alert">
        {isAskedFor && videoId === '' ? 'Add a video, and wait until it is uploaded.' : null}
      </p>
    </>
  )
}

function arrivedVideo(upload: Upload): string | null {
  if (upload.status === 'ready') return upload.video.id
  return upload.status === 'processing' || upload.status === 'uploaded' ? upload.videoId : null
}
