// The status and the figures of a row.

import type { ReactElement } from 'react'
import { resendingOf } from '../core/machine/progress.js'
import type { Upload } from '../core/model/upload.js'
import { isRetrying } from '../core/model/upload-facts.js'
import * as Uploader from '../react/parts/index.js'
import { actionIcons, alertIcon, checkIcon, offlineIcon } from './icons.js'

/** An icon before the words means the same as their colour, for people who cannot see the colour. */
export function StatusLine({ upload }: { readonly upload: Upload }): ReactElement {
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
      return alertIcon
    case 'ready':
    case 'uploaded':
      return checkIcon
    case 'paused':
      return upload.cause === 'offline' ? offlineIcon : actionIcons.pause
    case 'interrupted':
      return upload.problem === null ? actionIcons.pause : alertIcon
    case 'uploading':
      return isRetrying(upload) || resendingOf(upload) !== null ? actionIcons.retry : null
    default:
      return null
  }
}
