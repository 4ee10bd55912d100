import { can, nameOf, progressOf, useStreamUpload } from 'react-stream-uploader'

/** No parts: state and commands from one hook, in plain elements. */
export function HookUpload() {
  const { uploads, totals, add, pause, resume, reselect, cancel, retry } = useStreamUpload({
    endpoint: '/api/stream',
    accept: 'video/*',
  })

  return (
    <form>
      <label>
        Videos{' '}
        <input
          type="file"
          accept="video/*"
          multiple
          onChange={({ currentTarget }) => {
            add(currentTarget.files ?? [])
            currentTarget.value = ''
          }}
        />
      </label>
      <p>
        {totals.done} of {totals.files} done
      </p>
      <ul>
        {uploads.map((upload) => {
          const name = nameOf(upload)
          return (
            <li key={upload.id}>
              {name}: {upload.status}{' '}
              <progress aria-label={`Progress of ${name}`} value={progressOf(upload).fraction} />{' '}
              {can(upload, 'pause') && (
                <button type="button" onClick={() => pause(upload.id)}>
                  Pause
                </button>
              )}
              {can(upload, 'resume') && (
                <button type="button" onClick={() => resume(upload.id)}>
                  Resume
                </button>
              )}
              {can(upload, 'reselect') && (
                <label>
                  Choose the file again{' '}
                  <input
                    type="file"
                    accept="video/*"
                    onChange={({ currentTarget }) => {
                      for (const file of currentTarget.files ?? []) reselect(upload.id, file)
                      currentTarget.value = ''
                    }}
                  />
                </label>
              )}
              {can(upload, 'retry') && (
                <button type="button" onClick={() => retry(upload.id)}>
                  Try again
                </button>
              )}
              {can(upload, 'cancel') && (
                <button type="button" onClick={() => cancel(upload.id)}>
                  Cancel
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </form>
  )
}
