// The place for one video, once there is one: its picture, what goes on over it, and below it the name.

import type { ReactElement } from 'react'
import { alternatives, can, type ItemCommand } from '../../core/machine/can.js'
import { progressOf, resendingOf, transferOf } from '../../core/machine/progress.js'
import type { Upload } from '../../core/model/upload.js'
import { isHeld, isLink, isRetrying } from '../../core/model/upload-facts.js'
import { useUploaderContext } from '../../react/hooks/uploader-context.js'
import { useMessages } from '../../react/hooks/use-messages.js'
import * as Uploader from '../../react/parts/index.js'
import type { Format } from '../../react/text/format.js'
import { joinParts } from '../../react/text/join-parts.js'
import type { Messages } from '../../react/text/messages.js'
import { figureTexts, statusText } from '../../react/text/upload-text.js'
import { group, Slot, useClassOf } from '../looks/looks.js'
import { Icon } from './icon.js'
import type { OneVideoView } from './one-video-view.js'
import { SingleFoot } from './single-foot.js'

/** How the frame looks. */
type FrameKind = 'checking' | 'moving' | 'waiting' | 'encoding' | 'ready' | 'failed'

export interface VideoPlaceProps {
  readonly upload: Upload
  readonly view: OneVideoView
  readonly editableTitle: boolean
  /** In the foot, for a while. */
  readonly note: string
}

export function VideoPlace({ upload, view, editableTitle, note }: VideoPlaceProps): ReactElement {
  const { format } = useUploaderContext()
  const messages = useMessages()
  const kind = kindOf(upload)
  const classOf = useClassOf()
  const { length } = figureTexts(upload, messages, format)
  return (
    <Uploader.Item
      upload={upload}
      {...group}
      className="stream-uploader-one"
      data-kind={kind}
      render={<div />}
    >
      <div className={classOf('frame')} data-kind={kind}>
        <Uploader.ItemPreview className="stream-uploader-picture">
          {isLink(upload) ? <Icon name="link" /> : <Icon name="video" />}
        </Uploader.ItemPreview>
        {kind === 'ready' ? (
          <>
            <Uploader.ItemPlayer key={upload.id} className="stream-uploader-screen">
              {({ open }) => (open ? <Icon name="fold" /> : <Icon name="play" />)}
            </Uploader.ItemPlayer>
            {length === '' ? null : <span className="stream-uploader-length">{length}</span>}
          </>
        ) : (
          <Over upload={upload} kind={kind} />
        )}
      </div>
      <Commands upload={upload} />
      <SingleFoot upload={upload} view={view} editableTitle={editableTitle} note={note} />
      <Uploader.ItemFields className="stream-uploader-fields" editsTitle={editableTitle} />
    </Uploader.Item>
  )
}

function kindOf(upload: Upload): FrameKind {
  if (isHeld(upload)) return 'waiting'
  switch (upload.status) {
    case 'validating':
    case 'reopening':
    case 'reading':
      return 'checking'
    case 'paused':
    case 'interrupted':
    case 'cancelling':
      return 'waiting'
    case 'processing':
      return 'encoding'
    case 'ready':
    case 'uploaded':
      return 'ready'
    case 'failed':
      return 'failed'
    default:
      return 'moving'
  }
}

/** What goes on, in words, in figures and as a bar. */
function Over({ upload, kind }: { readonly upload: Upload; readonly kind: FrameKind }): ReactElement {
  const { format } = useUploaderContext()
  const messages = useMessages()
  const classOf = useClassOf()
  const { timeLeft, others } = figureTexts(upload, messages, format)
  const bytes = others.find(({ figure }) => figure === 'bytes')?.text ?? ''
  const isCounting = kind === 'failed' ? transferOf(upload) !== null : kind === 'moving' || kind === 'waiting'
  return (
    <div className="stream-uploader-over">
      {kind === 'failed' ? <Icon name="alert" /> : null}
      <div className="stream-uploader-said">
        {upload.status === 'paused' && upload.cause === 'offline' ? <Icon name="offline" /> : null}
        <Uploader.ItemStatus>{briefly(upload, messages, format)}</Uploader.ItemStatus>
        {timeLeft === '' ? null : <span> · {timeLeft}</span>}
        {bytes === '' || !isCounting ? null : <span className="stream-uploader-bytes">{bytes}</span>}
      </div>
      {kind === 'moving' || kind === 'waiting' || kind === 'encoding' ? (
        <Uploader.ItemProgress className={classOf('bar')}>
          <span />
          <span />
        </Uploader.ItemProgress>
      ) : null}
    </div>
  )
}

/** Over the picture the bar says that it is uploaded: the per cent is enough. */
function briefly(upload: Upload, messages: Messages, format: Format): string {
  const isPlain = upload.status === 'uploading' && !isRetrying(upload) && resendingOf(upload) === null
  if (isPlain) return format.percent(progressOf(upload).fraction)
  const text = statusText(upload, messages, format)
  if (upload.status !== 'processing' || upload.encoding.step !== 'encoding') return text
  return joinParts(' · ', messages.status.uploaded({ isLink: false }), text)
}

const inTheFoot: ReadonlySet<ItemCommand> = new Set(['remove', 'replace'])

/** On the picture, and in a very narrow place below it. */
function Commands({ upload }: { readonly upload: Upload }): ReactElement {
  return (
    <div className="stream-uploader-commands">
      <Slot name="rowActions" upload={upload}>
        {/* One key for each group of commands, so that a button that replaces another keeps the focus. */}
        {alternatives.map((commands) => {
          const action = commands.find((command) => !inTheFoot.has(command) && can(upload, command))
          return action === undefined ? null : (
            <Uploader.ItemAction
              key={commands[0]}
              action={action}
              className={isWorded(action) ? 'stream-uploader-worded' : 'stream-uploader-disc'}
              render={({ children, ...props }) => (
                <button {...props}>{isWorded(action) ? children : <Icon name={action} />}</button>
              )}
            />
          )
        })}
      </Slot>
    </div>
  )
}

/** What the person must do has words. */
function isWorded(action: ItemCommand): boolean {
  return action !== 'pause' && action !== 'resume' && action !== 'cancel'
}
