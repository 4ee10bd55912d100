// One row for the files of a drop that were refused together: the reasons, counted, and the names on request.
'use client'

import { type ReactElement, useContext, useMemo, useState } from 'react'
import type { Upload } from '../../core/model/upload.js'
import { nameOf } from '../../core/model/upload-facts.js'
import { LeavingContext } from '../../react/hooks/leaving-context.js'
import { useRowPlace } from '../../react/hooks/row-place.js'
import { useUploaderContext } from '../../react/hooks/uploader-context.js'
import { useMessages } from '../../react/hooks/use-messages.js'
import { useSeen } from '../../react/hooks/use-seen.js'
import { useWithdraw } from '../../react/hooks/use-withdraw.js'
import { statusText } from '../../react/text/upload-text.js'
import { useClassOf } from '../looks/looks.js'
import { Icon } from './icon.js'

/** Not an `li`, because its list is not a `ul`. */
const item = { role: 'listitem' } as const

export function RefusedRow({ uploads }: { readonly uploads: readonly Upload[] }): ReactElement {
  const { format } = useUploaderContext()
  const messages = useMessages()
  const classOf = useClassOf()
  const withdraw = useWithdraw()
  const leaving = useContext(LeavingContext)
  const [isOpen, setOpen] = useState(false)
  const seen = useSeen(useMemo(() => uploads.map(({ id }) => id), [uploads]))
  const title = messages.refused({ files: uploads.length }, format)
  const toggle = isOpen ? messages.hideRefused() : messages.showRefused()
  const remove = messages.action.remove()
  const reasons = new Map<string, readonly Upload[]>()
  for (const upload of uploads) {
    const text = statusText(upload, messages, format)
    reasons.set(text, [...(reasons.get(text) ?? []), upload])
  }
  return (
    <div
      ref={seen}
      {...item}
      {...useRowPlace()}
      aria-label={title}
      className={classOf('row', ' stream-uploader-refused')}
      // The keys of the list move to it as to any row.
      data-upload={uploads[0]?.id}
      data-stuck=""
      data-status="rejected"
      data-leaving={leaving ? '' : undefined}
    >
      <span className={classOf('preview')}>
        <Icon name="files" />
      </span>
      <div className="stream-uploader-body">
        <span className={classOf('name')}>{title}</span>
        <ul className="stream-uploader-reasons">
          {Array.from(reasons, ([text, files]) => (
            <li key={text}>
              <b>{format.number(files.length)}</b>
              <span>{text}</span>
              {isOpen ? <Names of={files} /> : null}
            </li>
          ))}
        </ul>
      </div>
      <div className={classOf('actions')}>
        <button
          type="button"
          className={classOf('action')}
          aria-expanded={isOpen}
          aria-label={messages.actionLabel({ action: toggle, name: title })}
          title={toggle}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? <Icon name="fold" /> : <Icon name="unfold" />}
        </button>
        <button
          type="button"
          className={classOf('action')}
          data-action="remove"
          aria-keyshortcuts="Delete"
          aria-label={messages.actionLabel({ action: remove, name: title })}
          title={remove}
          onClick={({ detail }) => (leaving || detail > 1 ? undefined : withdraw(uploads))}
        >
          <Icon name="remove" />
        </button>
      </div>
    </div>
  )
}

function Names({ of: files }: { readonly of: readonly Upload[] }): ReactElement {
  return (
    <ul>
      {files.map((upload) => (
        <li key={upload.id} dir="auto">
          {nameOf(upload)}
        </li>
      ))}
    </ul>
  )
}
