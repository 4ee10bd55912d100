/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Path of a host endpoint on the same origin; missing where there is no server. */
  readonly VITE_STREAM_ENDPOINT?: string
}
