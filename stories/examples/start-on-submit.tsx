import { type FormEvent, useState } from 'react'
import {
  StreamUploader,
  type StreamUploaderProps,
  titleOf,
  type UploaderOptions,
  useStreamUpload,
} from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'

interface PublishFormProps extends Partial<UploaderOptions> {
  readonly onPublish: (headline: string, videoIds: readonly string[]) => void
  readonly messages?: StreamUploaderProps['messages']
}

/** Nothing is uploaded before "Publish" is pressed. */
export function PublishForm({ onPublish, messages, ...options }: PublishFormProps) {
  const { uploader, startUploads } = useStreamUpload({
    endpoint: '/api/stream',
    accept: 'video/*',
    autoStart: false,
    ...options,
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
      <StreamUploader uploader={uploader} messages={messages} editableTitles />
      <p role="alert">{problem}</p>
      <button type="submit">Publish</button>
    </form>
  )
}
