import { can, progressOf, useStreamUpload } from 'react-stream-uploader'

/**
 * Replaces an `Upload` with its callbacks, a copy of its progress in state, and a button that aborts. If an interrupted upload waits for a file,
 * choosing that file again continues the upload.
 */
export function AfterTusJsClient() {
  const { uploads, add, pause, resume, retry } = useStreamUpload({ endpoint: '/api/stream' })
  return (
    <form>
      <input
        type="file"
        accept="video/*"
        aria-label="Videos"
        multiple
        onChange={({ currentTarget }) => add(currentTarget.files ?? [])}
      />
      {uploads.map((upload) => (
        <p key={upload.id}>
          {upload.status === 'failed' ? upload.error.code : upload.status}{' '}
          {Math.round(progressOf(upload).fraction * 100)} %
          <button type="button" disabled={!can(upload, 'pause')} onClick={() => pause(upload.id)}>
            Pause
          </button>
          <button type="button" disabled={!can(upload, 'resume')} onClick={() => resume(upload.id)}>
            Resume
          </button>
          <button type="button" disabled={!can(upload, 'retry')} onClick={() => retry(upload.id)}>
            Try again
          </button>
        </p>
      ))}
    </form>
  )
}
