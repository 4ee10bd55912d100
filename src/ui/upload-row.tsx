import type { ReactElement } from 'react'
import { alternatives, can } from '../core/machine/can.js'
import { transferOf } from '../core/machine/progress.js'
import type { Upload } from '../core/model/upload.js'
import { isLink } from '../core/model/upload-facts.js'
import * as Uploader from '../react/parts/index.js'
import {
  actionIcons,
  alertIcon,
  checkIcon,
  closeIcon,
  editIcon,
  linkIcon,
  playIcon,
  videoIcon,
} from './icons.js'
import { StatusLine } from './status-line.js'

const moving: ReadonlySet<Upload['status']> = new Set([
  'interrupted',
  'reopening',
  'elsewhere',
  'queued',
  'requesting',
  'uploading',
  'paused',
  'processing',
])

/** No `li`, as its list is no `ul`. */
const row = <div />

/** One file: its picture, its name, where it is in words and figures, a bar while something moves, and what can be done. */
export function UploadRow({
  upload,
  editableTitle,
}: {
  readonly upload: Upload
  readonly editableTitle: boolean
}): ReactElement {
  return (
    <Uploader.Item upload={upload} className="stream-uploader-row" render={row}>
      <Uploader.ItemPreview className="stream-uploader-preview">
        {isLink(upload) ? linkIcon : videoIcon}
      </Uploader.ItemPreview>
      <Uploader.ItemPlayer className="stream-uploader-player">
        {({ open }) => (open ? closeIcon : playIcon)}
      </Uploader.ItemPlayer>
      <div className="stream-uploader-body">
        {editableTitle ? (
          <Uploader.ItemTitle className="stream-uploader-title">{editIcon}</Uploader.ItemTitle>
        ) : (
          <Uploader.ItemName className="stream-uploader-name" />
        )}
        {hasBar(upload) ? <Uploader.ItemProgress className="stream-uploader-bar" /> : null}
        <StatusLine upload={upload} />
      </div>
      <div className="stream-uploader-actions">
        <Uploader.ItemCopyLink
          className="stream-uploader-action"
          render={(props, state) => <button {...props}>{copyIcon(state)}</button>}
        />
        {/* Each keeps its place, so that the button in it keeps the focus. */}
        {alternatives.map((commands) => {
          const action = commands.find((command) => can(upload, command))
          return action === undefined ? null : (
            <Uploader.ItemAction key={commands[0]} action={action} className="stream-uploader-action">
              {actionIcons[action]}
            </Uploader.ItemAction>
          )
        })}
      </div>
    </Uploader.Item>
  )
}

function copyIcon({ copied, failed }: Uploader.ItemCopyLinkState): ReactElement {
  if (failed) return alertIcon
  return copied ? checkIcon : linkIcon
}

/** What broke on the way keeps its bar: nothing of that is lost. */
function hasBar(upload: Upload): boolean {
  return moving.has(upload.status) || (upload.status === 'failed' && transferOf(upload) !== null)
}
