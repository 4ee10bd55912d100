import { StreamUploader } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'

/** Your own words for two errors. The code is reported to the people who can fix it. */
export function UploadWithOwnWords({ report }: { readonly report: (code: string) => void }) {
  return (
    <StreamUploader
      endpoint="/api/stream"
      messages={{
        error: {
          unauthorized: () => 'Please sign in again in another tab, then press "Try again".',
          'quota-exceeded': () => 'Our video library is full. We have been told, and will make room today.',
        },
      }}
      onError={({ error }) => report(error.code)}
    />
  )
}
