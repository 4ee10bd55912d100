// One row of the styled uploader.

import type { ReactElement } from 'react'
import { alternatives, can, type ItemCommand } from '../core/machine/can.js'
import { resendingOf, transferOf } from '../core/machine/progress.js'
import { CANCEL_UNDO } from '../core/machine/withdrawal.js'
import type { Upload } from '../core/model/upload.js'
import {
  isLink,
  isRetrying,
  isSettled,
  needsAttention,
  needsPage,
  wasThere,
} from '../core/model/upload-facts.js'
import type { UploaderState } from '../core/model/uploader-state.js'
import { useUploaderContext } from '../react/hooks/uploader-context.js'
import { useUploaderState } from '../react/hooks/use-uploader-state.js'
import * as Uploader from '../react/parts/index.js'
import { type FigureTexts, figureTexts } from '../react/text/upload-text.js'
import { actionIcons, icons } from './icons.js'
import { UndoRing } from './undo-ring.js'

/** Not an `li`, because its list is not a `ul`. */
const row = <div />

interface UploadRowProps {
  readonly upload: Upload
  readonly editableTitle: boolean
}

export function UploadRow({ upload, editableTitle }: UploadRowProps): ReactElement {
  const { messages, format } = useUploaderContext()
  const { length, ...figures } = figureTexts(upload, messages, format)
  return (
    <Uploader.Item upload={upload} className="stream-uploader-row" render={row}>
      <Uploader.ItemMove className="stream-uploader-move">
        {({ direction }) => (direction === 'up' ? icons.fold : icons.unfold)}
      </Uploader.ItemMove>
      <Uploader.ItemPreview
        className="stream-uploader-preview"
        data-awaited={upload.source.kind === 'file' && upload.media === null ? '' : undefined}
      >
        {pictogramOf(upload)}
      </Uploader.ItemPreview>
      <Uploader.ItemPlayer className="stream-uploader-player">
        {({ open }) => (open ? icons.fold : icons.play)}
      </Uploader.ItemPlayer>
      <div className="stream-uploader-body">
        {editableTitle ? (
          <Uploader.ItemTitle className="stream-uploader-title">{icons.edit}</Uploader.ItemTitle>
        ) : (
          <Uploader.ItemName className="stream-uploader-name" />
        )}
        <StatusLine upload={upload} figures={figures} />
        {hasBar(upload) ? (
          <Uploader.ItemProgress className="stream-uploader-bar">
            <span />
            <span />
          </Uploader.ItemProgress>
        ) : null}
      </div>
      {/* On the picture, and read after the name. */}
      {length === '' ? null : <span className="stream-uploader-length">{length}</span>}
      <div className="stream-uploader-actions">
        <Uploader.ItemCopyLink
          className="stream-uploader-action"
          render={(props, state) => <button {...props}>{copyIcon(state)}</button>}
        />
        {/* One key for each group of commands, so that a button that replaces another keeps the focus. */}
        {alternatives.map((commands) => {
          const action = commands.find((command) => can(upload, command))
          return action === undefined ? null : (
            <Uploader.ItemAction
              key={commands[0]}
              action={action}
              className="stream-uploader-action"
              data-wanted={isWanted(upload, action) ? '' : undefined}
              render={({ children, ...props }) => (
                <button {...props}>
                  {upload.status === 'cancelling' ? (
                    <UndoRing until={upload.until} total={CANCEL_UNDO} />
                  ) : (
                    actionIcons[action]
                  )}
                  <span>{children}</span>
                </button>
              )}
            />
          )
        })}
      </div>
    </Uploader.Item>
  )
}

function pictogramOf(upload: Upload): ReactElement {
  const isOther =
    upload.status === 'rejected'
      ? upload.rejections.some(({ code }) => code === 'file-type')
      : upload.status === 'failed' && upload.error.code === 'not-a-video'
  if (isLink(upload)) return icons.link
  return isOther ? icons.page : icons.video
}

/** What the upload waits for has words, not an icon alone. */
function isWanted(upload: Upload, command: ItemCommand): boolean {
  if (command === 'start' || command === 'undo' || command === 'restart') return true
  return command !== 'remove' && command !== 'cancel' && needsAttention(upload)
}

function copyIcon({ copied, failed }: Uploader.ItemCopyLinkState): ReactElement {
  if (failed) return icons.alert
  return copied ? icons.check : icons.link
}

const barless: ReadonlySet<Upload['status']> = new Set(['validating', 'cancelling', 'reading'])

/** A failed upload keeps its bar if it can be resumed: its bytes are not lost. */
function hasBar(upload: Upload): boolean {
  if (upload.status === 'failed') return transferOf(upload) !== null
  return !barless.has(upload.status) && !isSettled(upload)
}

interface StatusLineProps {
  readonly upload: Upload
  readonly figures: Omit<FigureTexts, 'length'>
}

/** An icon before the words means the same as their colour, for people who cannot see the colour. */
function StatusLine({ upload, figures: { timeLeft, others } }: StatusLineProps): ReactElement {
  const sign = signOf(upload)
  return (
    <div className="stream-uploader-line" data-wraps={needsAttention(upload) ? '' : undefined}>
      <Uploader.ItemStatus
        className="stream-uploader-status"
        render={({ children, ...props }) => (
          <span {...props}>
            {sign}
            {children}
          </span>
        )}
      />
      {timeLeft === '' ? null : <span> · {timeLeft}</span>}
      <span className="stream-uploader-detail">
        {others.map(({ figure, text }, index) => (
          <span key={figure}>{index === 0 ? text : ` · ${text}`}</span>
        ))}
        {upload.status === 'processing' && !wasThere(upload) ? (
          <LeaveNote isFirst={others.length === 0} />
        ) : null}
      </span>
    </div>
  )
}

const canLeave = ({ uploads }: UploaderState): boolean => !uploads.some(needsPage)

function LeaveNote({ isFirst }: { readonly isFirst: boolean }): ReactElement | null {
  const text = useUploaderContext().messages.leave()
  if (!useUploaderState(canLeave) || text === '') return null
  return <span className="stream-uploader-leave">{isFirst ? text : ` · ${text}`}</span>
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
