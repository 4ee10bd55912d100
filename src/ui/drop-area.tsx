// The drop zone: large while the list is empty, a quiet line above rows, a sentence once there is no room for more.

import { type ReactElement, useId } from 'react'
import { totalsOf } from '../core/machine/totals.js'
import { wasThere } from '../core/model/upload-facts.js'
import type { UploaderState } from '../core/model/uploader-state.js'
import { formatNames } from '../core/model/video-formats.js'
import { useUploaderContext } from '../react/hooks/uploader-context.js'
import { useUploaderState } from '../react/hooks/use-uploader-state.js'
import * as Uploader from '../react/parts/index.js'
import { joinParts } from '../react/text/join-parts.js'
import { Icon, Slot, useClassOf } from './looks/looks.js'

interface DropAreaProps {
  readonly folder: boolean
  readonly camera: boolean
  readonly compact: boolean
  readonly dropAnywhere: boolean
  readonly disabledReason: string
}

export function DropArea({ dropAnywhere, ...props }: DropAreaProps): ReactElement | null {
  const { messages, format } = useUploaderContext()
  const { maxFiles } = useUploaderState((state) => state.rules)
  const isFull = useUploaderState(hasNoRoom)
  if (isFull) {
    // One row says by itself that it is one.
    return maxFiles === undefined || maxFiles === 1 ? null : (
      <p className="stream-uploader-full">{messages.full({ maxFiles }, format)}</p>
    )
  }
  return (
    <>
      <Zone {...props} />
      {dropAnywhere ? <Overlay /> : null}
    </>
  )
}

/** What is interrupted may need its file: it can be dropped, and takes no room. */
function hasNoRoom({ uploads, rules: { maxFiles = Infinity } }: UploaderState): boolean {
  const places = totalsOf(uploads).files + uploads.filter(wasThere).length
  return places >= maxFiles && uploads.every(({ status }) => status !== 'interrupted')
}

function useInvitation() {
  const { messages, format } = useUploaderContext()
  const { accept = '', maxFileSize, maxFiles } = useUploaderState((state) => state.rules)
  const limits = messages.hint({ formats: formatNames(accept), maxFileSize, maxFiles }, format)
  return { messages, format, multiple: maxFiles !== 1, limits }
}

function Zone({
  folder,
  camera,
  compact,
  disabledReason,
}: Omit<DropAreaProps, 'dropAnywhere'>): ReactElement {
  const classOf = useClassOf()
  const { messages, format, multiple, limits } = useInvitation()
  const { disabled, described } = useUploaderContext()
  const problemId = described['aria-describedby'] ?? ''
  const hintId = useId()
  const hasRows = useUploaderState((state) => state.uploads.length > 0)
  const hint = (disabled && disabledReason) || (hasRows ? '' : limits)
  return (
    <Uploader.Dropzone
      className={classOf(
        'dropzone',
        `${compact || hasRows ? ' stream-uploader-slim' : ''}${hasRows ? ' stream-uploader-quiet' : ''}`,
      )}
      render={(props, { dragging, dragInvalid, dragFiles = null }) => (
        <div {...props}>
          <Slot name={hasRows ? null : 'empty'}>
            <span className="stream-uploader-emblem">
              {dragInvalid ? <Icon name="alert" /> : <Icon name="upload" />}
            </span>
            <span className="stream-uploader-words">
              <span className="stream-uploader-invitation">
                {dragInvalid
                  ? messages.dropzoneInvalid()
                  : dragging
                    ? messages.dropzoneActive({ multiple, files: dragFiles }, format)
                    : messages.dropzone({ multiple, isFurther: hasRows && multiple })}
              </span>
              {hint === '' ? null : (
                <span id={hintId} className="stream-uploader-hint">
                  {hint}
                </span>
              )}
            </span>
          </Slot>
          <span className="stream-uploader-triggers">
            <Uploader.Trigger
              className={classOf('trigger')}
              aria-describedby={joinParts(' ', problemId, hint === '' ? '' : hintId) || undefined}
            />
            {folder ? <Uploader.Trigger pick="folder" className="stream-uploader-link" /> : null}
            {camera ? <Uploader.Trigger pick="camera" className="stream-uploader-link" /> : null}
          </span>
          <Uploader.Input />
        </div>
      )}
    />
  )
}

function Overlay(): ReactElement {
  const { limits } = useInvitation()
  return (
    <Uploader.DropOverlay
      className="stream-uploader-overlay"
      render={({ children, ...props }, { dragInvalid }) => (
        <div {...props}>
          <span className="stream-uploader-emblem">
            {dragInvalid ? <Icon name="alert" /> : <Icon name="upload" />}
          </span>
          <span>{children}</span>
          {limits === '' || dragInvalid ? null : <span className="stream-uploader-hint">{limits}</span>}
        </div>
      )}
    />
  )
}
