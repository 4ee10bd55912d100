// Stands where rows will be: their names, in as much room as a row takes.
'use client'

import { type ReactElement, useSyncExternalStore } from 'react'
import { rowCode } from '#row-code'
import { titleOf } from '../core/machine/title.js'
import type { Upload } from '../core/model/upload.js'
import type { UploaderState } from '../core/model/uploader-state.js'
import { useUploaderContext } from '../react/hooks/uploader-context.js'
import { useUploaderState } from '../react/hooks/use-uploader-state.js'
import { group, useClassOf } from './looks/looks.js'
import type { VideoPlaceProps } from './rows/single-video.js'

/** As the rows themselves have them. */
const list = { role: 'list' } as const
const item = { role: 'listitem' } as const

/** Further ones are below what most screens show. */
const MOST = 12
/** From as many on there are segments above the list. */
const LONG = 8

const allOf = ({ uploads }: UploaderState): readonly Upload[] => uploads

export function AwaitedRows(): ReactElement | null {
  const classOf = useClassOf()
  const { messages, format } = useUploaderContext()
  const uploads = useUploaderState(allOf)
  const failure = useFailure()
  if (uploads.length === 0) return null
  return (
    <>
      {uploads.length > 1 || failure !== '' ? (
        <div className={classOf('header')}>
          <span className="stream-uploader-summary">
            {failure || messages.videos({ files: uploads.length }, format)}
          </span>
        </div>
      ) : null}
      {uploads.length < LONG ? null : (
        <div className="stream-uploader-segments" style={{ blockSize: 'var(--_target)' }} />
      )}
      <div {...list} aria-label={messages.list()} aria-busy className={classOf('list')}>
        <div role="none" className="stream-uploader-group">
          {uploads.slice(0, MOST).map((upload) => (
            <div key={upload.id} {...item} className={classOf('row')} data-upload={upload.id}>
              <span className={classOf('preview')} />
              <div className="stream-uploader-body">
                <Name of={upload} />
              </div>
            </div>
          ))}
        </div>
      </div>
    </>
  )
}

export function AwaitedVideo({ upload }: VideoPlaceProps): ReactElement {
  const classOf = useClassOf()
  return (
    <div {...group} className="stream-uploader-one" data-upload={upload.id}>
      <div className={classOf('frame')} data-kind="checking" />
      <div className={classOf('foot')}>
        <Name of={upload} />
        <span className="stream-uploader-hint">{useFailure()}</span>
      </div>
    </div>
  )
}

function Name({ of: upload }: { readonly of: Upload }): ReactElement {
  const { messages } = useUploaderContext()
  return (
    <span className={useClassOf()('name')} dir="auto">
      {titleOf(upload) || messages.untitled()}
    </span>
  )
}

const isFailed = (): boolean => rowCode.state() === 'failed'

/** Why the rows are not there; `''` while they are on their way. What is uploaded goes on. */
function useFailure(): string {
  const { messages } = useUploaderContext()
  const hasFailed = useSyncExternalStore(rowCode.subscribe, isFailed, () => false)
  return hasFailed ? messages.error['reload-needed']({ isLink: false }) : ''
}
