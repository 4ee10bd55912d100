'use client'

import { type StreamUploaderProps, StreamUploader as Uploader } from 'react-stream-uploader'

/** The uploader. Your style sheet passes the colours of your theme on to `.stream-uploader`. */
export function StreamUploader(props: StreamUploaderProps) {
  return <Uploader {...props} />
}
