import { createUploader, StreamUploader, Uploader } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'

/** Made once, outside of components: it goes on whatever route is shown. */
const uploader = createUploader({ endpoint: '/api/stream', accept: 'video/*' })

export function UploadPage() {
  return <StreamUploader uploader={uploader} />
}

/** In the header of every page, say. */
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
