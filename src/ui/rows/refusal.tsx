// What stands in an empty place for one video after something was refused or removed.
'use client'

import type { ReactElement } from 'react'
import type { Upload } from '../../core/model/upload.js'
import type { UploaderContextValue } from '../../react/hooks/uploader-context.js'
import { messagesOf } from '../../react/hooks/use-messages.js'
import * as Uploader from '../../react/parts/index.js'
import { isolateName } from '../../react/text/text-direction.js'
import { statusText, titleText } from '../../react/text/upload-text.js'
import { group } from '../looks/looks.js'

interface Refusal {
  readonly reason: string
  /** Name of the file. */
  readonly file: string
}

export function refusalOf(refused: Upload, context: UploaderContextValue): Refusal {
  const messages = messagesOf(context)
  return {
    reason: statusText(refused, messages, context.format),
    file: isolateName(titleText(refused, messages), messages.locale),
  }
}

export interface ConfirmRefusedProps {
  readonly upload: Upload
}

/** Where the person may have it their way. */
export function ConfirmRefused({ upload }: ConfirmRefusedProps): ReactElement {
  return (
    <Uploader.Item upload={upload} {...group} render={<span />}>
      <Uploader.ItemAction action="confirm" className="stream-uploader-link" />
    </Uploader.Item>
  )
}

export function UndoRemoval(): ReactElement {
  return <Uploader.QueueAction action="undo" className="stream-uploader-link" />
}
