import { StreamUploader, type UploaderOptions } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'

interface BasicUploadProps extends Partial<UploaderOptions> {
  readonly disabled?: boolean
  readonly link?: boolean
}

/** The whole uploader. `endpoint` is the route of your app that serves `createStreamHandler`. */
export function BasicUpload(props: BasicUploadProps) {
  return <StreamUploader endpoint="/api/stream" accept="video/*" {...props} />
}
