import type { ReactElement } from 'react'
import { nameOf, type Upload, Uploader, type UploaderOptions } from 'react-stream-uploader'

/**
 * An uploader as a host composes it. Rendering a row is counted, which only the host's own function can do.
 */
export function PartsView({
  options,
  onRowRender,
}: {
  readonly options: UploaderOptions
  readonly onRowRender: (name: string) => void
}): ReactElement {
  return (
    <Uploader.Root {...options}>
      <Uploader.Trigger />
      <Uploader.Input />
      <Uploader.List>{(upload) => <CountedRow upload={upload} onRender={onRowRender} />}</Uploader.List>
    </Uploader.Root>
  )
}

function CountedRow({
  upload,
  onRender,
}: {
  readonly upload: Upload
  readonly onRender: (name: string) => void
}): ReactElement {
  onRender(nameOf(upload))
  return (
    <Uploader.Item upload={upload}>
      <Uploader.ItemName />
      <Uploader.ItemProgress />
      <Uploader.ItemStatus />
      <Uploader.ItemAction action="pause" />
      <Uploader.ItemAction action="resume" />
    </Uploader.Item>
  )
}
