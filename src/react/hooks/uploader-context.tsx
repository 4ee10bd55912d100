// What `Uploader.Root` shares with the parts inside it.
'use client'

import { type Context, createContext, type KeyboardEvent, type RefObject, useContext } from 'react'
import type { StreamUploaderHandle } from '../../browser/create-uploader.js'
import type { Segment } from '../../core/model/segment.js'
import type { Upload, UploadId } from '../../core/model/upload.js'
import type { RowMoves } from '../part/row-moves.js'
import type { Format } from '../text/format.js'
import type { FirstMessages, MessageOverrides } from '../text/overrides.js'
import type { Sorting } from './use-sorting.js'

export interface UploaderContextValue {
  readonly uploader: StreamUploaderHandle
  /** What is said before there is a video. `useMessages` has all texts. */
  readonly messages: FirstMessages
  /** Of the app, for all texts. */
  readonly overrides: MessageOverrides | undefined
  readonly format: Format
  /** Takes no new files, because it is disabled or read-only. */
  readonly disabled: boolean
  /** Shows its videos only: none is removed, started or renamed. */
  readonly readOnly: boolean
  /** How rows change places; `null` if they do not. */
  readonly sorting: Sorting | null
  /** Its videos are values of a form. */
  readonly isField: boolean
  /** A form is held back until its videos have arrived. */
  readonly holding: boolean
  /** What the app says of the field, for the button that has the focus in its place. */
  readonly described: {
    readonly 'aria-describedby': string | undefined
    readonly 'aria-invalid': true | undefined
  }
  /** The `Input` part, if one is rendered. */
  readonly inputRef: RefObject<HTMLInputElement | null>
  /** Lets the `Announcer` part say a sentence, if one is rendered. */
  readonly announcerRef: RefObject<((sentence: string) => void) | null>
  readonly rowMoves: RowMoves
  /** The element around all parts. */
  readonly rootRef: RefObject<HTMLElement | null>
  /** What was chosen, of a list that may be too short for it by now. */
  readonly segment: Segment
  readonly setSegment: (segment: Segment) => void
  /** What somebody searches for; `null` while nobody does. */
  readonly filter: UploadFilter | null
  readonly setFilter: (filter: UploadFilter | null) => void
  /** Of a list of which only a part is in the document. */
  readonly rowIndexRef: RefObject<RowIndex | null>
  /** The keys of the rows, once there is a row. */
  readonly rowKeysRef: RefObject<RowKeys | null>
  /** The refused uploads that have been in view. */
  readonly seen: SeenUploads
}

export interface UploadFilter {
  of(uploads: readonly Upload[]): readonly Upload[]
}

export interface RowIndex {
  /** All rows in their order, by what their elements have as `data-upload`. */
  readonly ids: readonly UploadId[]
  /** The element of a row, which is put into the document if it is not there. */
  reveal(id: UploadId): HTMLElement | null
}

export interface RowKeys {
  /** Whose keys they are. */
  readonly element: HTMLElement
  onKeyDown(event: KeyboardEvent<HTMLElement>): void
  end(): void
}

export interface SeenUploads {
  add(ids: readonly UploadId[]): void
  has(id: UploadId): boolean
}

export const UploaderContext: Context<UploaderContextValue | null> =
  createContext<UploaderContextValue | null>(null)

export function useUploaderContext(): UploaderContextValue {
  const value = useContext(UploaderContext)
  if (value === null) {
    throw new Error(
      'react-stream-uploader: this part or hook has no uploader, because there is no <Uploader.Root> above it. ' +
        'Render it inside <Uploader.Root endpoint="…"> or <Uploader.Root uploader={…}>.',
    )
  }
  return value
}

/** The uploader of the nearest `Uploader.Root`, with its commands and its state. Throws if there is none. */
export function useUploader(): StreamUploaderHandle {
  return useUploaderContext().uploader
}
