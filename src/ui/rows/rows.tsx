// The rows of the styled uploader, and what stands above them.
'use client'

import type { ReactElement, ReactNode } from 'react'
import type { Upload } from '../../core/model/upload.js'
import { useMessages } from '../../react/hooks/use-messages.js'
import * as Uploader from '../../react/parts/index.js'
import { useClassOf } from '../looks/looks.js'
import { Header } from './header.js'
import { RefusedRow } from './refused-row.js'
import { UploadRow } from './upload-row.js'

export interface RowsProps {
  readonly editableTitles: boolean
}

/** Constants, because the list renders all rows again for another function. */
const renderRow = (upload: Upload): ReactElement => <UploadRow upload={upload} editableTitle={false} />
const renderNamedRow = (upload: Upload): ReactElement => <UploadRow upload={upload} editableTitle />
const renderRefused = (uploads: readonly Upload[]): ReactElement => <RefusedRow uploads={uploads} />

/** Not a `ul`, because HTML allows only list items in it, and here groups are between the list and its rows. */
const list = <div />
const renderGroup = (rows: ReactNode): ReactElement => (
  <div role="none" className="stream-uploader-group">
    {rows}
  </div>
)

export function Rows({ editableTitles }: RowsProps): ReactElement {
  const classOf = useClassOf()
  return (
    <>
      <Header />
      <Uploader.Segments className="stream-uploader-segments" />
      <Uploader.Search className="stream-uploader-search" />
      <Uploader.List
        className={classOf('list')}
        render={list}
        renderGroup={renderGroup}
        renderRefused={renderRefused}
      >
        {editableTitles ? renderNamedRow : renderRow}
      </Uploader.List>
      <KeyHint />
    </>
  )
}

/** Shown while a row has the focus by a key for the first time. */
function KeyHint(): ReactElement {
  return (
    <div className="stream-uploader-keys">
      <p>{useMessages().keys()}</p>
    </div>
  )
}
