// The field for one video: the place where it is dropped becomes the video.
'use client'

import { type MouseEventHandler, type ReactElement, useCallback, useEffect, useMemo, useState } from 'react'
import type { StreamUploaderHandle } from '../browser/create-uploader.js'
import type { UploaderOptions } from '../browser/uploader-options.js'
import type { UploaderState } from '../core/model/uploader-state.js'
import { useUploaderContext } from '../react/hooks/uploader-context.js'
import { splitUploaderProps, type UploaderProps } from '../react/hooks/uploader-props.js'
import { useOwnedUploader } from '../react/hooks/use-owned-uploader.js'
import { useStateOf } from '../react/hooks/use-uploader-state.js'
import { type Part, part } from '../react/part/part.js'
import * as Uploader from '../react/parts/index.js'
import type { RootOwnProps } from '../react/parts/root.js'
import { firstWords } from '../react/text/first-words.js'
import { withOverrides } from '../react/text/overrides.js'
import { VideoPlace } from './late-rows.js'
import { Voice } from './load-rows.js'
import { group, Icon, useClassOf } from './looks/looks.js'
import { createOneVideo, isSameView } from './one-video.js'
import type { OneVideoView } from './rows/one-video-view.js'
import { EmptyPlace, NoVideo, type SingleLooks } from './single-empty.js'

type Given = Omit<RootOwnProps, keyof UploaderOptions | 'children' | 'render'> & {
  readonly looks: SingleLooks
}

export const SingleUploader: Part<Given & UploaderProps, 'div'> = part(function SingleUploader(props, ref) {
  const [source, rest] = splitUploaderProps(props)
  return source.uploader === undefined ? (
    <OwningField {...rest} options={source} ref={ref} />
  ) : (
    <Field {...rest} uploader={source.uploader} ref={ref} />
  )
})

const OwningField: Part<Given & { readonly options: UploaderOptions }, 'div'> = part(function OwningField(
  { options, ...rest },
  ref,
) {
  return <Field {...rest} uploader={useOwnedUploader(forOne(options))} ref={ref} />
})

/** The field takes one at a time by itself. The uploader has two while one replaces the other, so what limits all limits each. */
function forOne(options: UploaderOptions): UploaderOptions {
  const { maxFileSize, maxTotalSize, maxDurationSeconds, maxTotalDurationSeconds } = options
  return {
    ...options,
    maxFiles: undefined,
    maxTotalSize: undefined,
    maxFileSize: least(maxFileSize, maxTotalSize),
    maxTotalDurationSeconds: undefined,
    maxDurationSeconds: least(maxDurationSeconds, maxTotalDurationSeconds),
  }
}

function least(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a
}

const Field: Part<Given & { readonly uploader: StreamUploaderHandle }, 'div'> = part(function Field(
  { uploader, looks, ...rest },
  ref,
) {
  const [hasMore, setHasMore] = useState(false)
  const { counts } = rest
  const one = useMemo(() => createOneVideo(uploader, setHasMore, counts), [uploader, counts])
  useEffect(
    function settleReplacements() {
      one.settle()
      return uploader.subscribe(one.settle)
    },
    [uploader, one],
  )
  const select = useCallback(({ uploads }: UploaderState) => one.viewOf(uploads), [one])
  const label = withOverrides(firstWords, rest.messages).single.label()
  const view = useStateOf(uploader, select, isSameView)
  return (
    <Uploader.Root {...group} aria-label={label} {...rest} uploader={one.uploader} ref={ref}>
      <Place view={view} looks={looks} hasMore={hasMore} />
      {looks.link && !rest.readOnly ? <Uploader.LinkForm className="stream-uploader-link-form" /> : null}
      {looks.dropAnywhere ? <Uploader.DropOverlay className="stream-uploader-overlay" /> : null}
      <Voice />
    </Uploader.Root>
  )
})

interface PlaceProps {
  readonly view: OneVideoView
  readonly looks: SingleLooks
  readonly hasMore: boolean
}

function Place({ view, looks, hasMore }: PlaceProps): ReactElement {
  const { messages, format, announcerRef, disabled, readOnly, holding } = useUploaderContext()
  const { shown } = view
  const classOf = useClassOf()
  const note = holding ? messages.submitHeld() : hasMore ? messages.single.onlyFirst() : ''
  useEffect(
    function sayNote() {
      if (note !== '') announcerRef.current?.(note)
    },
    [note, announcerRef],
  )
  return (
    <Uploader.Dropzone
      className={classOf('place')}
      render={({ onClick, ...props }, { dragging, dragInvalid }) => (
        // Only an empty place is as good as its button.
        <div {...props} {...(shown === null && { onClick: onClick as MouseEventHandler })}>
          {shown !== null ? (
            <VideoPlace
              upload={shown}
              view={view}
              editableTitle={looks.editableTitles}
              note={(disabled && looks.disabledReason) || note}
            />
          ) : readOnly ? (
            <NoVideo />
          ) : (
            <EmptyPlace refused={view.refused} looks={looks} />
          )}
          {dragging ? (
            <span className="stream-uploader-drop">
              <span className="stream-uploader-emblem">
                {dragInvalid ? <Icon name="alert" /> : <Icon name="upload" />}
              </span>
              {dragInvalid
                ? messages.dropzoneInvalid()
                : shown === null
                  ? messages.dropzoneActive({ multiple: false, files: 1 }, format)
                  : messages.single.dropToReplace()}
            </span>
          ) : null}
          <Uploader.Input multiple={false} />
        </div>
      )}
    />
  )
}
