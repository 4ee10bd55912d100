import { StreamUploader } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'
import './themed.css'

/** A look is a few variables, set on the uploader or on any element above it. */
export function BrandedUpload() {
  return <StreamUploader endpoint="/api/stream" className="theme-brand" />
}
