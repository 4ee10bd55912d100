import { StreamUploader, type UploaderOptions } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'

interface UserUploadProps extends Partial<UploaderOptions> {
  readonly userId: string
}

/** Stores the uploads of each person separately. `key`, because `resumeKey` is fixed at creation. */
export function UserUpload({ userId, ...props }: UserUploadProps) {
  return <StreamUploader key={userId} endpoint="/api/stream" {...props} resumeKey={userId} />
}
