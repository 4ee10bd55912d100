import type { StreamUploaderHandle } from '../../browser/create-uploader.js'
import type { UploaderOptions } from '../../browser/uploader-options.js'

type NoOptions = { readonly [K in keyof UploaderOptions]?: never }

/** Either an uploader that lives outside, or the options of one that lives and ends with this component. */
export type UploaderProps =
  | (UploaderOptions & { readonly uploader?: undefined })
  | (NoOptions & { readonly uploader: StreamUploaderHandle })

/** Every option. The type makes one that is missing here an error. */
export const optionNames: { readonly [K in keyof Required<UploaderOptions>]: true } = {
  endpoint: true,
  headers: true,
  meta: true,
  queryClient: true,
  fetch: true,
  httpStack: true,
  idleTimeout: true,
  resumeKey: true,
  accept: true,
  minFileSize: true,
  maxFileSize: true,
  maxFiles: true,
  minDurationSeconds: true,
  maxDurationSeconds: true,
  minWidth: true,
  minHeight: true,
  maxWidth: true,
  maxHeight: true,
  duplicates: true,
  retry: true,
  concurrency: true,
  chunkSize: true,
  trackProcessing: true,
  confirmLeaving: true,
  keepAwake: true,
  onStatusChange: true,
  onReady: true,
  onError: true,
}

/** The uploader or its options on one side, the element's own properties on the other. */
export function splitUploaderProps<P extends UploaderProps>(
  props: P,
): [UploaderProps, Omit<P, keyof UploaderOptions | 'uploader'>] {
  const source: Record<string, unknown> = {}
  const rest: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(props)) {
    const isSource = name === 'uploader' || Object.hasOwn(optionNames, name)
    ;(isSource ? source : rest)[name] = value
  }
  return [source as unknown as UploaderProps, rest as Omit<P, keyof UploaderOptions | 'uploader'>]
}
