import { StreamUploader, type StreamUploaderHandle } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'
import './themed.css'

interface ThemedUploadProps {
  readonly uploader: StreamUploaderHandle
  readonly theme: 'brand' | 'night' | 'compact'
}

/** A look is a handful of variables, set on the uploader or on anything above it. */
export function ThemedUpload({ uploader, theme }: ThemedUploadProps) {
  return <StreamUploader uploader={uploader} className={`theme-${theme}`} />
}
