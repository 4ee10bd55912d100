/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Path of the app's endpoint on the same origin; missing without a server. */
  readonly VITE_STREAM_ENDPOINT?: string
  /** Times as fast as usual that the emulator in the page takes and encodes a video; 1 without it. */
  readonly VITE_EMULATOR_PACE?: string
}
