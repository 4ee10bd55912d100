import { StreamUploader, type StreamUploaderHandle, type StreamUploaderProps } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'
import './themed.css'

interface ThemedUploadProps extends Pick<StreamUploaderProps, 'messages' | 'dir'> {
  readonly uploader: StreamUploaderHandle
  readonly theme: 'brand' | 'night' | 'compact'
}

/** A look is a few variables, set on the uploader or on any element above it. */
export function ThemedUpload({ theme, ...props }: ThemedUploadProps) {
  return <StreamUploader {...props} className={`theme-${theme}`} />
}
