import { StreamUploader } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'

/** The whole uploader. `endpoint` is the route of your app that serves `createStreamHandler`. */
export function Videos() {
  return <StreamUploader endpoint="/api/stream" accept="video/*" />
}
