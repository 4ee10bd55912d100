import type { ReactElement } from 'react'
import type { Upload } from '../core/upload.js'
import * as Uploader from '../react/parts/index.js'
import { actionIcons, alertIcon, checkIcon, videoIcon } from './icons.js'

const actions = ['pause', 'resume', 'retry', 'cancel', 'remove'] as const

const moving: ReadonlySet<Upload['status']> = new Set([
  'queued',
  'requesting',
  'uploading',
  'paused',
  'processing',
])
const wrong: ReadonlySet<Upload['status']> = new Set(['failed', 'rejected'])

/** One file: its picture, its name, where it is in words and figures, a bar while something moves, and what can be done. */
export function UploadRow({ upload }: { readonly upload: Upload }): ReactElement {
  return (
    <Uploader.Item upload={upload} className="stream-uploader-row">
      <Uploader.ItemPreview className="stream-uploader-preview">{iconOf(upload)}</Uploader.ItemPreview>
      <div className="stream-uploader-body">
        <Uploader.ItemName className="stream-uploader-name" />
        {moving.has(upload.status) ? <Uploader.ItemProgress className="stream-uploader-bar" /> : null}
        <div className="stream-uploader-line">
          <Uploader.ItemStatus className="stream-uploader-status" />
          <Uploader.ItemDetail className="stream-uploader-detail" />
        </div>
      </div>
      <div className="stream-uploader-actions">
        {actions.map((action) => (
          <Uploader.ItemAction key={action} action={action} className="stream-uploader-action">
            {actionIcons[action]}
          </Uploader.ItemAction>
        ))}
      </div>
    </Uploader.Item>
  )
}

function iconOf(upload: Upload): ReactElement {
  if (wrong.has(upload.status)) return alertIcon
  return upload.status === 'ready' || upload.status === 'uploaded' ? checkIcon : videoIcon
}
