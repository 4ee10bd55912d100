// One row of the styled uploader.

import type { ReactElement } from 'react'
import { alternatives, can, type ItemCommand } from '../../core/machine/can.js'
import { resendingOf, transferOf } from '../../core/machine/progress.js'
import { CANCEL_UNDO } from '../../core/machine/withdrawal.js'
import type { Upload } from '../../core/model/upload.js'
import {
  isLink,
  isRetrying,
  isSettled,
  needsAttention,
  needsPage,
  wasThere,
} from '../../core/model/upload-facts.js'
import type { UploaderState } from '../../core/model/uploader-state.js'
import { useUploaderContext } from '../../react/hooks/uploader-context.js'
import { useMessages } from '../../react/hooks/use-messages.js'
import { useUploaderState } from '../../react/hooks/use-uploader-state.js'
import * as Uploader from '../../react/parts/index.js'
import { type FigureTexts, figureTexts } from '../../react/text/upload-text.js'
import { Slot, useClassOf } from '../looks/looks.js'
import { Icon } from './icon.js'
import { UndoRing } from './undo-ring.js'

/** Not an `li`, because its list is not a `ul`. */
const row = <div />

interface UploadRowProps {
  readonly upload: Upload
  readonly editableTitle: boolean
}

export function UploadRow({ upload, editableTitle }: UploadRowProps): ReactElement {
  const classOf = useClassOf()
  const { format } = useUploaderContext()
  const messages = useMessages()
  // The title is the first of them.
  const hasFields = useUploaderState(fieldsThere)
  const { length, ...figures } = figureTexts(upload, messages, format)
  return (
    <Uploader.Item upload={upload} className={classOf('row')} render={row}>
      <Slot name="row" upload={upload}>
        <Uploader.ItemMove className="stream-uploader-move">
          {({ direction }) => <Icon name={direction === 'up' ? 'fold' : 'unfold'} />}
        </Uploader.ItemMove>
        <Uploader.ItemPreview
          className={classOf('preview')}
          data-awaited={upload.source.kind === 'file' && upload.media === null ? '' : undefined}
        >
          {pictogramOf(upload)}
        </Uploader.ItemPreview>
        <Uploader.ItemPlayer className="stream-uploader-player">
          {({ open }) => (open ? <Icon name="fold" /> : <Icon name="play" />)}
        </Uploader.ItemPlayer>
        <div className="stream-uploader-body">
          {editableTitle && !hasFields ? (
            <Uploader.ItemTitle className={classOf('title')}>
              <Icon name="edit" />
            </Uploader.ItemTitle>
          ) : (
            <Uploader.ItemName className={classOf('name')} />
          )}
          <StatusLine upload={upload} figures={figures} />
          {hasBar(upload) ? (
            <Uploader.ItemProgress className={classOf('bar')}>
              <span />
              <span />
            </Uploader.ItemProgress>
          ) : null}
        </div>
        {/* On the picture, and read after the name. */}
        {length === '' ? null : <span className="stream-uploader-length">{length}</span>}
        <div className={classOf('actions')}>
          <Slot name="rowActions" upload={upload}>
            <Uploader.ItemCopyLink
              className={classOf('action')}
              render={(props, state) => <button {...props}>{copyIcon(state)}</button>}
            />
            {/* One key for each group of commands, so that a button that replaces another keeps the focus. */}
            {alternatives.map((commands) => {
              const action = commands.find((command) => can(upload, command))
              return action === undefined ? null : (
                <Uploader.ItemAction
                  key={commands[0]}
                  action={action}
                  className={classOf('action')}
                  data-wanted={isWanted(upload, action) ? '' : undefined}
                  render={({ children, ...props }) => (
                    <button {...props}>
                      {upload.status === 'cancelling' ? (
                        <UndoRing until={upload.until} total={CANCEL_UNDO} />
                      ) : (
                        <Icon name={action} />
                      )}
                      <span>{children}</span>
                    </button>
                  )}
                />
              )
            })}
          </Slot>
        </div>
        <Uploader.ItemFields className="stream-uploader-fields" editsTitle={editableTitle} />
      </Slot>
    </Uploader.Item>
  )
}

function pictogramOf(upload: Upload): ReactElement {
  const isOther =
    upload.status === 'rejected'
      ? upload.rejections.some(({ code }) => code === 'file-type')
      : upload.status === 'failed' && upload.error.code === 'not-a-video'
  if (isLink(upload)) return <Icon name="link" />
  return isOther ? <Icon name="page" /> : <Icon name="video" />
}

/** What the upload waits for has words, not an icon alone. */
function isWanted(upload: Upload, command: ItemCommand): boolean {
  if (command === 'start' || command === 'undo' || command === 'restart') return true
  return command !== 'remove' && command !== 'cancel' && needsAttention(upload)
}

function copyIcon({ copied, failed }: Uploader.ItemCopyLinkState): ReactElement {
  if (failed) return <Icon name="alert" />
  return copied ? <Icon name="check" /> : <Icon name="link" />
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
  const classOf = useClassOf()
  return (
    <div className="stream-uploader-line" data-wraps={needsAttention(upload) ? '' : undefined}>
      <Uploader.ItemStatus
        className={classOf('status')}
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

const fieldsThere = ({ fields }: UploaderState): boolean => fields.length > 0

const canLeave = ({ uploads }: UploaderState): boolean => !uploads.some(needsPage)

function LeaveNote({ isFirst }: { readonly isFirst: boolean }): ReactElement | null {
  const text = useMessages().leave()
  if (!useUploaderState(canLeave) || text === '') return null
  return <span className="stream-uploader-leave">{isFirst ? text : ` · ${text}`}</span>
}

function signOf(upload: Upload): ReactElement | null {
  switch (upload.status) {
    case 'failed':
    case 'rejected':
      return <Icon name="alert" />
    case 'ready':
    case 'uploaded':
      return <Icon name="check" />
    case 'paused':
      return upload.cause === 'offline' ? <Icon name="offline" /> : <Icon name="pause" />
    case 'interrupted':
      return upload.problem === null ? <Icon name="pause" /> : <Icon name="alert" />
    case 'uploading':
      return isRetrying(upload) || resendingOf(upload) !== null ? <Icon name="retry" /> : null
    default:
      return null
  }
}
