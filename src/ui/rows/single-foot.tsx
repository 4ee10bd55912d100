// The line below the one video: its name, what there is to know, and what can be done with it.

import type { ReactElement } from 'react'
import { can } from '../../core/machine/can.js'
import type { Upload } from '../../core/model/upload.js'
import { needsPage, wasThere } from '../../core/model/upload-facts.js'
import type { UploaderState } from '../../core/model/uploader-state.js'
import { useUploaderContext } from '../../react/hooks/uploader-context.js'
import { useMessages } from '../../react/hooks/use-messages.js'
import { useUploaderState } from '../../react/hooks/use-uploader-state.js'
import * as Uploader from '../../react/parts/index.js'
import { isolateName } from '../../react/text/text-direction.js'
import { statusText, titleText } from '../../react/text/upload-text.js'
import { group, useClassOf } from '../looks/looks.js'
import { Icon } from './icon.js'
import type { OneVideoView } from './one-video-view.js'

interface SingleFootProps {
  readonly upload: Upload
  readonly view: OneVideoView
  readonly editableTitle: boolean
  readonly note: string
}

/** Nothing of theirs would be lost. While bytes move, cancel comes first. */
const replaceable: ReadonlySet<Upload['status']> = new Set(['ready', 'uploaded', 'failed', 'cancelling'])

const fieldsThere = ({ fields }: UploaderState): boolean => fields.length > 0

const canLeave = ({ uploads }: UploaderState): boolean => !uploads.some(needsPage)

export function SingleFoot({ upload, view, editableTitle, note }: SingleFootProps): ReactElement {
  const { uploader, format, disabled } = useUploaderContext()
  const messages = useMessages()
  const { candidate, refused, isReplacing } = view
  const classOf = useClassOf()
  const hasFields = useUploaderState(fieldsThere)
  const mayLeave = useUploaderState(canLeave) && upload.status === 'processing' && !wasThere(upload)
  const isReplaceable = !disabled && (replaceable.has(upload.status) || wasThere(upload))
  const said = candidate === null ? note : statusText(candidate, messages, format)
  return (
    <div className={classOf('foot')}>
      {refused === null ? (
        <>
          {upload.status === 'ready' ? <Icon name="check" /> : null}
          {editableTitle && !hasFields ? (
            <Uploader.ItemTitle className={classOf('title')}>
              <Icon name="edit" />
            </Uploader.ItemTitle>
          ) : (
            <Uploader.ItemName className={classOf('name')} />
          )}
        </>
      ) : (
        <Refused upload={refused} />
      )}
      {said === '' ? null : <span className="stream-uploader-hint">{said}</span>}
      {said === '' && mayLeave && !isReplacing ? (
        <span className="stream-uploader-hint stream-uploader-leave">{messages.leave()}</span>
      ) : null}
      {isReplacing ? (
        <button type="button" className="stream-uploader-link" onClick={() => uploader.cancel(upload.id)}>
          {messages.single.undoReplace()}
        </button>
      ) : null}
      {isReplaceable ? (
        <Uploader.Trigger className="stream-uploader-link" aria-label={labelOf(messages.single.replace())}>
          {messages.single.replace()}
        </Uploader.Trigger>
      ) : null}
      {isReplaceable && refused === null && can(upload, 'remove') ? (
        <Uploader.ItemAction action="remove" className="stream-uploader-link" />
      ) : null}
    </div>
  )

  function labelOf(action: string): string {
    return messages.actionLabel({ action, name: isolateName(titleText(upload, messages), messages.locale) })
  }
}

/** What was chosen to replace the video, and why it was not taken. */
function Refused({ upload }: { readonly upload: Upload }): ReactElement {
  const { format } = useUploaderContext()
  const messages = useMessages()
  const classOf = useClassOf()
  const text = `${isolateName(titleText(upload, messages), messages.locale)} · ${statusText(upload, messages, format)}`
  return (
    <Uploader.Item upload={upload} {...group} className="stream-uploader-refusal" render={<span />}>
      <Uploader.ItemStatus className="stream-uploader-reason" title={text}>
        {text}
      </Uploader.ItemStatus>
      <Uploader.ItemAction action="confirm" className="stream-uploader-link" />
      <Uploader.ItemAction
        action="remove"
        className={classOf('action')}
        render={(props) => (
          <button {...props}>
            <Icon name="cancel" />
          </button>
        )}
      />
    </Uploader.Item>
  )
}
