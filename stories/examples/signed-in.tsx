import { StreamUploader } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'

/** Stores the uploads of each person separately. */
export function UserUpload({ userId }: { readonly userId: string }) {
  return <StreamUploader endpoint="/api/stream" resumeKey={userId} />
}
