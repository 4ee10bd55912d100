import { createUploader, StreamUploader, Uploader } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'

/** Created once, outside of components, so it survives route changes. */
const uploader = createUploader({ endpoint: '/api/stream', accept: 'video/*' })

export function UploadPage() {
  return <StreamUploader uploader={uploader} />
}

/** For example in the header of every page. */
export function UploadBadge() {
  return (
    <Uploader.Root uploader={uploader}>
      <Uploader.Summary />
      <Uploader.QueueAction action="pauseAll" />
      <Uploader.QueueAction action="resumeAll" />
      <Uploader.Announcer />
    </Uploader.Root>
  )
}
