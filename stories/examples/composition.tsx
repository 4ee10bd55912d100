import { Uploader } from 'react-stream-uploader'
import './composition.css'

/** Your own markup and style sheet; the parts bring behaviour, texts and accessibility. */
export function ComposedUpload() {
  return (
    <Uploader.Root endpoint="/api/stream" accept="video/*" className="reel">
      <header className="reel-header">
        <h2>Footage</h2>
        <Uploader.Trigger className="reel-button">Add footage</Uploader.Trigger>
      </header>

      <Uploader.Dropzone
        className={({ dragging, dragInvalid }) =>
          dragInvalid ? 'reel-stage refuses' : dragging ? 'reel-stage takes' : 'reel-stage'
        }
      >
        <Uploader.Input />
        <Uploader.List className={({ empty }) => (empty ? 'reel-empty' : 'reel-list')}>
          {(upload) => (
            <Uploader.Item upload={upload} className={({ status }) => `reel-clip is-${status}`}>
              <Uploader.ItemName render={<strong />} />
              <Uploader.ItemStatus />
              <Uploader.ItemProgress
                className="reel-track"
                render={(bar, { indeterminate }) => (
                  <div {...bar}>{indeterminate ? null : <div className="reel-fill" />}</div>
                )}
              />
              <div className="reel-actions">
                <Uploader.ItemAction action="pause" />
                <Uploader.ItemAction action="resume" />
                <Uploader.ItemAction action="reselect" />
                <Uploader.ItemAction action="retry" />
                <Uploader.ItemAction action="cancel" />
                <Uploader.ItemAction action="remove" />
              </div>
            </Uploader.Item>
          )}
        </Uploader.List>
        <p className="reel-hint">Drop clips anywhere in this frame.</p>
      </Uploader.Dropzone>

      <footer className="reel-footer">
        <Uploader.Summary />
        <Uploader.QueueAction action="pauseAll" />
        <Uploader.QueueAction action="resumeAll" />
        <Uploader.QueueAction action="retryAll" />
        <Uploader.QueueAction action="tryAnyway" />
      </footer>
      <Uploader.Announcer className="reel-announcer" />
    </Uploader.Root>
  )
}
