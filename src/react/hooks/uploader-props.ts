// Separates the uploader or its options from the properties of an element.

import type { StreamUploaderHandle } from '../../browser/create-uploader.js'
import type { UploaderOptions } from '../../browser/uploader-options.js'

/**
 * Nothing is of this type. With `never`, TypeScript would take a spread `endpoint` for a missing one, and give the functions
 * beside it no types.
 */
interface Nothing {
  readonly 'an uploader has its own endpoint': never
}

type NoOptions = { readonly [K in keyof UploaderOptions]?: K extends 'endpoint' ? Nothing : never }

/** Either an uploader from outside, or the options of one that starts and ends with this component. */
export type UploaderProps =
  | (UploaderOptions & { readonly uploader?: undefined })
  | (NoOptions & { readonly uploader: StreamUploaderHandle })

/** Every option. A missing one is a type error. */
export const optionNames: { readonly [K in keyof Required<UploaderOptions>]: true } = {
  endpoint: true,
  headers: true,
  meta: true,
  queryClient: true,
  fetch: true,
  httpStack: true,
  uploadOrigin: true,
  idleTimeout: true,
  resumeKey: true,
  accept: true,
  minFileSize: true,
  maxFileSize: true,
  maxTotalSize: true,
  maxFiles: true,
  minDurationSeconds: true,
  maxDurationSeconds: true,
  maxTotalDurationSeconds: true,
  minWidth: true,
  minHeight: true,
  maxWidth: true,
  maxHeight: true,
  duplicates: true,
  autoStart: true,
  reserve: true,
  retry: true,
  concurrency: true,
  chunkSize: true,
  trackProcessing: true,
  defaultVideos: true,
  videos: true,
  removedVideos: true,
  confirmLeaving: true,
  keepAwake: true,
  validate: true,
  fields: true,
  onAdd: true,
  onReject: true,
  onRemove: true,
  onAllSettled: true,
  onStatusChange: true,
  onReady: true,
  onError: true,
  onEvent: true,
  eventNames: true,
}

type Rest<P> = Omit<P, keyof UploaderOptions | 'uploader'>

/** @returns the uploader or its options, and the properties of the element */
export function splitUploaderProps<P extends UploaderProps>(props: P): [UploaderProps, Rest<P>] {
  const isSource = ([name]: [string, unknown]): boolean =>
    name === 'uploader' || (optionNames as Record<string, unknown>)[name] === true
  const entries = Object.entries(props)
  const source: unknown = Object.fromEntries(entries.filter(isSource))
  const rest: unknown = Object.fromEntries(entries.filter((entry) => !isSource(entry)))
  return [source as UploaderProps, rest as Rest<P>]
}
