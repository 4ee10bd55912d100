import { StreamUploader } from 'react-stream-uploader'
import { createEmulatorNetwork, createStreamEmulator } from 'react-stream-uploader/emulator'
import 'react-stream-uploader/styles.css'

const emulator = createStreamEmulator({ bandwidth: 3_000_000 })
const network = createEmulatorNetwork({ emulator })

/** A prototype: the endpoint and Stream run in the page. */
export function Prototype() {
  return <StreamUploader {...network} accept="video/*" />
}
