// The place for one video, while there is none.

import { type ReactElement, useId } from 'react'
import type { Upload } from '../core/model/upload.js'
import { formatNames } from '../core/model/video-formats.js'
import { useUploaderContext } from '../react/hooks/uploader-context.js'
import { useUploaderState } from '../react/hooks/use-uploader-state.js'
import * as Uploader from '../react/parts/index.js'
import { ConfirmRefused, UndoRemoval, useRowCode } from './late-rows.js'
import { Icon, Slot, useClassOf } from './looks/looks.js'

/** What the app asks of the look, besides the parts' own properties. */
export interface SingleLooks {
  readonly dropAnywhere: boolean
  readonly camera: boolean
  readonly link: boolean
  readonly editableTitles: boolean
  readonly disabledReason: string
}

interface EmptyPlaceProps {
  readonly refused: Upload | null
  readonly looks: SingleLooks
}

/** Where nobody may add a video. */
export function NoVideo(): ReactElement {
  const classOf = useClassOf()
  return (
    <>
      <div className={classOf('frame')} data-kind="empty">
        <Slot name="empty">
          <span className="stream-uploader-invitation">{useUploaderContext().messages.single.none()}</span>
        </Slot>
      </div>
      <div className={classOf('foot')} />
    </>
  )
}

export function EmptyPlace({ refused, looks: { camera, disabledReason } }: EmptyPlaceProps): ReactElement {
  const context = useUploaderContext()
  const { messages, format, disabled } = context
  const { accept = '', maxFileSize } = useUploaderState((state) => state.rules)
  const classOf = useClassOf()
  const hintId = useId()
  const reasonId = useId()
  const hint = messages.hint({ formats: formatNames(accept), maxFileSize, maxFiles: 1 }, format)
  const code = useRowCode()
  const { reason, file } =
    refused === null || code === null ? { reason: '', file: '' } : code.refusalOf(refused, context)
  const note = disabled ? disabledReason : file
  return (
    <>
      <div className={classOf('frame')} data-kind="empty" data-refused={reason === '' ? undefined : ''}>
        <Slot name="empty">
          <span className="stream-uploader-emblem">
            <Icon name="upload" />
          </span>
          <span className="stream-uploader-invitation">
            {messages.dropzone({ multiple: false, isFurther: false })}
          </span>
          <span id={hintId} className={reason === '' ? 'stream-uploader-hint' : 'stream-uploader-reason'}>
            {reason === '' ? hint : reason}
          </span>
        </Slot>
      </div>
      <div className="stream-uploader-commands" data-kind="empty">
        <Uploader.Trigger
          className={classOf('trigger')}
          aria-describedby={note === '' ? hintId : `${hintId} ${reasonId}`}
        >
          {messages.trigger({ multiple: false, isFurther: false })}
        </Uploader.Trigger>
        {camera ? <Uploader.Trigger pick="camera" className="stream-uploader-link" /> : null}
        {refused === null ? null : <ConfirmRefused upload={refused} />}
      </div>
      <div className={classOf('foot')}>
        <span id={reasonId} className="stream-uploader-hint">
          {note}
        </span>
        <UndoRemoval />
      </div>
    </>
  )
}
