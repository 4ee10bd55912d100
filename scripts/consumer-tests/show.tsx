import { createRoot } from 'react-dom/client'
import { StreamUploader } from 'react-stream-uploader'
import { createEmulatorNetwork, createStreamEmulator } from 'react-stream-uploader/emulator'

const network = createEmulatorNetwork({
  emulator: createStreamEmulator({ encoding: { queuedMs: 0, playableMs: 0, completeMs: 0 } }),
})

export function show(): void {
  createRoot(document.querySelector('#root')!).render(
    <StreamUploader {...network} accept="video/*" className="mt-8" />,
  )
}
