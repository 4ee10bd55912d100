import { StreamUploader, type Video } from 'react-stream-uploader'
import { de } from 'react-stream-uploader/locales/de'
import 'react-stream-uploader/styles.css'

interface AfterUppyProps {
  readonly token: () => Promise<string>
  readonly save: (video: Video) => void
}

/** Replaces a core, a Dashboard, a Tus plugin, restrictions, a locale and a listener. */
export function AfterUppy({ token, save }: AfterUppyProps) {
  return (
    <StreamUploader
      endpoint="/api/stream"
      headers={async () => ({ authorization: `Bearer ${await token()}` })}
      accept="video/*,.mxf"
      maxFileSize={30_000_000_000}
      maxFiles={10}
      concurrency={5}
      messages={de}
      onReady={({ video }) => save(video)}
    />
  )
}
