// One row of the styled uploader.

import type { ReactElement } from 'react'
import { alternatives, can } from '../core/machine/can.js'
import { resendingOf, transferOf } from '../core/machine/progress.js'
import type { Upload } from '../core/model/upload.js'
import { isLink, isRetrying, isSettled } from '../core/model/upload-facts.js'
import * as Uploader from '../react/parts/index.js'
import { actionIcons, icons } from './icons.js'

/** Not an `li`, because its list is not a `ul`. */
const row = <div />

interface UploadRowProps {
  readonly upload: Upload
  readonly editableTitle: boolean
}

export function UploadRow({ upload, editableTitle }: UploadRowProps): ReactElement {
  return (
    <Uploader.Item upload={upload} className="stream-uploader-row" render={row}>
      <Uploader.ItemPreview className="stream-uploader-preview">
        {isLink(upload) ? icons.link : icons.video}
      </Uploader.ItemPreview>
      <Uploader.ItemPlayer className="stream-uploader-player">
        {({ open }) => (open ? icons.close : icons.play)}
      </Uploader.ItemPlayer>
      <div className="stream-uploader-body">
        {editableTitle ? (
          <Uploader.ItemTitle className="stream-uploader-title">{icons.edit}</Uploader.ItemTitle>
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
  if (failed) return icons.alert
  return copied ? icons.check : icons.link
}

/** A failed upload keeps its bar if it can be resumed: its bytes are not lost. */
function hasBar(upload: Upload): boolean {
  if (upload.status === 'failed') return transferOf(upload) !== null
  return upload.status !== 'validating' && !isSettled(upload)
}

/** An icon before the words means the same as their colour, for people who cannot see the colour. */
function StatusLine({ upload }: { readonly upload: Upload }): ReactElement {
  const sign = signOf(upload)
  return (
    <div className="stream-uploader-line">
      <Uploader.ItemStatus
        className="stream-uploader-status"
        render={({ children, ...props }) => (
          <span {...props}>
            {sign}
            {children}
          </span>
        )}
      />
      <Uploader.ItemDetail className="stream-uploader-detail" />
    </div>
  )
}

function signOf(upload: Upload): ReactElement | null {
  switch (upload.status) {
    case 'failed':
    case 'rejected':
      return icons.alert
    case 'ready':
    case 'uploaded':
      return icons.check
    case 'paused':
      return upload.cause === 'offline' ? icons.offline : actionIcons.pause
    case 'interrupted':
      return upload.problem === null ? actionIcons.pause : icons.alert
    case 'uploading':
      return isRetrying(upload) || resendingOf(upload) !== null ? actionIcons.retry : null
    default:
      return null
  }
}
