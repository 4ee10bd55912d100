import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { StreamUploader, type Upload, Uploader, useStreamUpload } from 'react-stream-uploader'
import { createEmulatorNetwork, createStreamEmulator } from 'react-stream-uploader/emulator'
import type { createStreamHandler, StreamHandler } from './server-types.js'
import 'react-stream-uploader/styles.css'

const network = createEmulatorNetwork({
  emulator: createStreamEmulator({ encoding: { queuedMs: 0, playableMs: 100, completeMs: 200 } }),
})

export function Hook() {
  const { uploads, totals, add, pause } = useStreamUpload({ endpoint: '/api/stream', maxFiles: undefined })
  return (
    <>
      <input type="file" onChange={({ target }) => add(target.files ?? [])} />
      {totals.fraction}
      {uploads.map((upload: Upload) => (
        <button key={upload.id} onClick={() => pause(upload.id)}>
          {upload.status === 'ready' ? upload.video.thumbnail : upload.status}
        </button>
      ))}
    </>
  )
}

export function Parts() {
  return (
    <Uploader.Root endpoint="/api/stream" className={({ busy }) => (busy ? 'busy' : undefined)}>
      <Uploader.Dropzone render={<section />}>
        <Uploader.Trigger>Choose videos</Uploader.Trigger>
      </Uploader.Dropzone>
      <Uploader.List>{(upload) => <Uploader.Item upload={upload} />}</Uploader.List>
    </Uploader.Root>
  )
}

export type Handler = ReturnType<typeof createStreamHandler> & StreamHandler

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <StreamUploader {...network} accept="video/*" onReady={({ video }) => console.log(video.id)} />
  </StrictMode>,
)
