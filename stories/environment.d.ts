/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Path of the app's endpoint on the same origin; missing without a server. */
  readonly VITE_STREAM_ENDPOINT?: string
}
