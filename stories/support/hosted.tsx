import { useContext } from 'react'
import * as real from 'react-stream-uploader'
import { AroundContext } from './around.js'

/*
 * The package as the examples import it: `examples-are-hosted.ts` leads them here. What takes options gets its connection and its language
 * from around the example, so that the example can say `endpoint="/api/stream"` and work in a story, a test and an app.
 */

export * from 'react-stream-uploader'

type Given = real.UploaderOptions & Pick<real.StreamUploaderProps, 'className' | 'messages' | 'dir'>

function useSurroundings(isOfParts: boolean, props: object) {
  const { messages, dir, uploader, partsUploader, ...connection } = useContext(AroundContext)
  const language = { messages, dir }
  const handle = (isOfParts ? partsUploader : undefined) ?? uploader
  if (handle === undefined) return { ...language, ...(props as Given), ...connection }
  const { endpoint: _, accept: __, ...looks } = props as Given
  return { ...language, ...looks, uploader: handle } as real.StreamUploaderProps
}

export function StreamUploader(props: real.StreamUploaderProps) {
  return <real.StreamUploader {...useSurroundings(false, props)} />
}

function Root(props: real.Uploader.RootProps) {
  return <real.Uploader.Root {...useSurroundings(true, props)} />
}

export const Uploader = { ...real.Uploader, Root }

export function useStreamUpload(options: real.UploaderOptions) {
  const {
    messages: _,
    dir: __,
    uploader: ___,
    partsUploader: ____,
    ...connection
  } = useContext(AroundContext)
  return real.useStreamUpload({ ...options, ...connection })
}
