import { StreamUploader, type StreamUploaderProps, type UploaderOptions } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'

type BasicUploadProps = Partial<UploaderOptions> &
  Pick<StreamUploaderProps, 'disabled' | 'link' | 'editableTitles' | 'messages' | 'dir'>

/** The whole uploader. `endpoint` is the route of your app that serves `createStreamHandler`. */
export function BasicUpload(props: BasicUploadProps) {
  return <StreamUploader endpoint="/api/stream" accept="video/*" {...props} />
}
