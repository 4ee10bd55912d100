import {
  createStreamEmulator,
  type StreamEmulator,
  type StreamEmulatorOptions,
} from 'react-stream-uploader/emulator'
import { type FakeEndpoint, fakeEndpoint } from 'react-stream-uploader/testing'

export { videoFile } from 'react-stream-uploader/testing'

export interface StreamWorld {
  readonly emulator: StreamEmulator
  /** The host app's endpoint. */
  readonly endpoint: string
  /**
   * Leads to both, in this process. Nothing is kept: what one test leaves unfinished would be in the list
   * of the next.
   */
  readonly network: Omit<FakeEndpoint['props'], 'endpoint'>
}

/** A host app and Stream, without a port, whose videos take their time. */
export function streamWorld(options?: StreamEmulatorOptions): StreamWorld {
  const emulator = createStreamEmulator(options)
  const { endpoint, ...network } = fakeEndpoint({ emulator, path: 'http://localhost/api/stream' }).props
  return { emulator, endpoint, network }
}
