import { type FormEvent, useState } from 'react'
import { StreamUploader, titleOf, useStreamUpload } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'

interface PublishFormProps {
  readonly onPublish: (headline: string, videoIds: readonly string[]) => void
}

/** Nothing is uploaded before "Publish" is pressed. */
export function PublishForm({ onPublish }: PublishFormProps) {
  const { uploader, startUploads } = useStreamUpload({
    endpoint: '/api/stream',
    accept: 'video/*',
    autoStart: false,
  })
  const [problem, setProblem] = useState('')

  async function publish(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const headline = new FormData(event.currentTarget).get('headline') as string
    setProblem('')
    const uploads = await startUploads()
    const arrived = uploads.flatMap((upload) => {
      if (upload.status === 'ready') return upload.video.id
      return upload.status === 'processing' ? upload.videoId : []
    })
    const missing = uploads.filter(({ status }) => status !== 'ready' && status !== 'processing')
    if (missing.length > 0) setProblem(`Not uploaded: ${missing.map(titleOf).join(', ')}`)
    else onPublish(headline, arrived)
  }

  return (
    <form onSubmit={(event) => void publish(event)}>
      <label>
        Headline <input name="headline" required />
      </label>
      <StreamUploader uploader={uploader} editableTitles />
      <p role="alert">{problem}</p>
      <button type="submit">Publish</button>
    </form>
  )
}
