// One row of the styled uploader.

import type { ReactElement } from 'react'
import { alternatives, can } from '../core/machine/can.js'
import { transferOf } from '../core/machine/progress.js'
import type { Upload } from '../core/model/upload.js'
import { isLink, isSettled } from '../core/model/upload-facts.js'
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

/** Not an `li`, because its list is not a `ul`. */
const row = <div />

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
        {/* One key for each group of commands, so that a button that replaces another keeps the focus. */}
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

/** A failed upload keeps its bar if it can be resumed: its bytes are not lost. */
function hasBar(upload: Upload): boolean {
  if (upload.status === 'failed') return transferOf(upload) !== null
  return upload.status !== 'validating' && !isSettled(upload)
}
