import {
  StreamUploader,
  type StreamUploaderProps,
  titleOf,
  type Upload,
  Uploader,
  type UploaderSlots,
  useUploaderState,
  videoIdOf,
} from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'
import './own-looks.css'

/** Icons of the app's own set. */
export const ownIcons: NonNullable<StreamUploaderProps['icons']> = {
  upload: <CloudIcon />,
  check: <TickIcon />,
}

/** Outside of the component: new functions would render all rows again. */
export const ownSlots: UploaderSlots = {
  empty: () => (
    <span className="shelf-empty">
      <b>No lessons yet</b>
      <span>Drop the recording of your first lesson here.</span>
    </span>
  ),
  header: ({ children }) => (
    <>
      <Left />
      {children}
    </>
  ),
  rowActions: ({ upload, children }) => (
    <>
      <CoverButton upload={upload} />
      {children}
    </>
  ),
}

/** A row of one's own, of the parts. */
export const shortRow: UploaderSlots = {
  row: ({ upload }) => (
    <div className="shelf-short">
      <Uploader.ItemName render={<b />} />
      <Uploader.ItemStatus />
      <Uploader.ItemAction action="retry" className="shelf-button" />
      <Uploader.ItemAction action="cancel" className="shelf-button" />
      <Uploader.ItemAction action="remove" className="shelf-button" />
      {upload.status === 'ready' ? <a href={`/lessons/${upload.video.id}`}>Open the lesson</a> : null}
    </div>
  ),
}

export function OwnLooks() {
  return (
    <StreamUploader
      endpoint="/api/stream"
      icons={ownIcons}
      slots={ownSlots}
      classNames={{ row: 'shelf-row', trigger: 'shelf-trigger' }}
    />
  )
}

function Left() {
  const left = useUploaderState(({ uploads, rules: { maxFiles = 10 } }) => maxFiles - uploads.length)
  return <span className="shelf-left">{left} places left</span>
}

function CoverButton({ upload }: { readonly upload: Upload }) {
  const id = videoIdOf(upload)
  if (upload.status !== 'ready' || id === null) return null
  return (
    <button
      type="button"
      className="stream-uploader-action"
      aria-label={`Use ${titleOf(upload)} as the cover`}
      title="Use as the cover"
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="m12 4.5 2.3 4.8 5.2.7-3.8 3.7.9 5.300-4.600-2.500-4.600 2.500.900-5.300L4.500 10l5.200-.7z" />
      </svg>
    </button>
  )
}

function CloudIcon() {
  return (
    <svg viewBox="0 0 24 24">
      <path d="M7 18a4 4 0 0 1-.5-7.97 5.5 5.5 0 0 1 10.6-1.3A4.5 4.5 0 0 1 17 18M12 20v-8m-3 3 3-3 3 3" />
    </svg>
  )
}

function TickIcon() {
  return (
    <svg viewBox="0 0 24 24">
      <circle cx="12" cy="12" r="8.5" />
      <path d="m8.5 12 2.5 2.5 4.5-5" />
    </svg>
  )
}
