// The root of all parts: creates or takes an uploader, and shares it.
'use client'

import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { StreamUploaderHandle } from '../../browser/create-uploader.js'
import type { UploaderOptions } from '../../browser/uploader-options.js'
import { totalsOf } from '../../core/machine/totals.js'
import type { Segment } from '../../core/model/segment.js'
import type { UploadId } from '../../core/model/upload.js'
import { isOnControl } from '../adding/is-on-control.js'
import { usePreventDropNavigation } from '../adding/page-drops.js'
import { usePaste } from '../adding/use-paste.js'
import { splitFieldProps, type VideoFieldProps } from '../field/field-props.js'
import { useFieldsetDisabled } from '../field/use-fieldset-disabled.js'
import { useFieldOf } from '../field/use-video-field.js'
import {
  type RowIndex,
  type RowKeys,
  type SeenUploads,
  UploaderContext,
  type UploadFilter,
} from '../hooks/uploader-context.js'
import { splitUploaderProps, type UploaderProps } from '../hooks/uploader-props.js'
import { useOwnedUploader } from '../hooks/use-owned-uploader.js'
import { useSorting } from '../hooks/use-sorting.js'
import { useStateOf } from '../hooks/use-uploader-state.js'
import { useFocusRecovery } from '../list/use-focus-recovery.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { createRowMoves } from '../part/row-moves.js'
import { useMergedRefs } from '../part/use-merged-refs.js'
import { firstWords } from '../text/first-words.js'
import { createFormat } from '../text/format.js'
import type { Messages } from '../text/messages.js'
import { type MessageOverrides, withOverrides } from '../text/overrides.js'
import { textDirectionOf } from '../text/text-direction.js'

export interface RootState {
  /** A file is being uploaded, waits, or is being encoded. */
  readonly busy: boolean
  readonly offline: boolean
  /** Also by a `fieldset` around it. */
  readonly disabled: boolean
  readonly readOnly: boolean
  readonly invalid: boolean
  /** A form is held back until its videos have arrived. */
  readonly holding: boolean
}

/** Properties of a `div` that would be taken for those of an input, and do nothing here. */
type Misleading =
  | 'onChange'
  | 'onChangeCapture'
  | 'onProgress'
  | 'onProgressCapture'
  | 'defaultValue'
  | 'defaultChecked'

export interface RootOwnProps extends Omit<PartOf<'div', RootState>, Misleading>, VideoFieldProps {
  /** Takes no new files. Running uploads continue. Default `false`. */
  readonly disabled?: boolean | undefined
  /** Take files that are pasted anywhere on the page, except in text fields. Default `true`. */
  readonly paste?: boolean | undefined
  /** Keep the page when files are dropped beside the drop zone: browsers would leave it to show one. Default `true`. */
  readonly catchMissedDrops?: boolean | undefined
  /**
   * Whether people can change the order of the rows, with keys, buttons and by dragging: that of the queue, and of the values of a form.
   * Default `false`.
   */
  readonly sortable?: boolean | undefined
  /** Called with Stream's ids of the videos that have arrived, in their new order, once a row was moved. */
  readonly onReorder?: ((ids: readonly string[]) => void) | undefined
  /** A language, or replacements for single texts. Default: English. Create it outside of the component: a new one renders all rows. */
  readonly messages?: Messages | MessageOverrides | undefined
}

export type RootProps = Omit<RootOwnProps, keyof UploaderOptions> & UploaderProps

/** Sets `lang` and `dir` of its element to those of the texts, unless the app sets them. */
export const Root: Part<RootProps, 'div'> = part(function Root(props, ref) {
  const [source, rest] = splitUploaderProps(props)
  return source.uploader === undefined ? (
    <OwningRoot {...rest} options={source} ref={ref} />
  ) : (
    <BorrowingRoot {...rest} uploader={source.uploader} ref={ref} />
  )
})

type OwningProps = RootOwnProps & { readonly options: UploaderOptions }

const OwningRoot: Part<OwningProps, 'div'> = part(function OwningRoot({ options, ...rest }, ref) {
  return <BorrowingRoot {...rest} uploader={useOwnedUploader(options)} ref={ref} />
})

function noneSeen(): SeenUploads {
  const ids = new Set<UploadId>()
  return {
    add(more) {
      for (const id of more) ids.add(id)
    },
    has: (id) => ids.has(id),
  }
}

type BorrowingProps = RootOwnProps & { readonly uploader: StreamUploaderHandle }

const BorrowingRoot: Part<BorrowingProps, 'div'> = part(function BorrowingRoot(props, ref) {
  const [field, own] = splitFieldProps(props)
  const { uploader, messages: overrides, disabled: isDisabled = false, ...others } = own
  const { paste = true, catchMissedDrops = true, sortable = false, onReorder, children, ...rest } = others
  const inputRef = useRef<HTMLInputElement>(null)
  const announcerRef = useRef<((sentence: string) => void) | null>(null)
  const rootRef = useRef<HTMLDivElement>(null)
  // `render` may be another element some day.
  const [root, setRoot] = useState<HTMLElement | null>(null)
  const keepRoot = useCallback((element: HTMLDivElement | null) => {
    rootRef.current = element
    // A ref of the app that is new in each render takes it away for a moment.
    if (element !== null) setRoot(element)
  }, [])
  const [seen] = useState(noneSeen)
  const [segment, setSegment] = useState<Segment>('all')
  const [filter, setFilter] = useState<UploadFilter | null>(null)
  const rowIndexRef = useRef<RowIndex | null>(null)
  const rowKeysRef = useRef<RowKeys | null>(null)
  const messages = useMemo(() => withOverrides(firstWords, overrides), [overrides])
  const format = useMemo(() => createFormat(messages.locale), [messages.locale])
  const busy = useStateOf(uploader, (state) => totalsOf(state.uploads).busy > 0)
  const offline = useStateOf(uploader, (state) => !state.isOnline)
  const [rowMoves] = useState(createRowMoves)
  const isOff = useFieldsetDisabled(rootRef) || isDisabled
  const { readOnly = false, invalid = isInvalid(own['aria-invalid']) } = field
  const disabled = isOff || readOnly
  const first = (selector: string): HTMLElement | null =>
    rootRef.current?.querySelector<HTMLElement>(selector) ?? null
  const { inputs, holding } = useFieldOf(uploader, {
    ...field,
    disabled: isOff,
    messages,
    focus: () => first('[data-missing] > button') ?? first('[data-pick]:enabled, [data-upload]'),
  })
  const isField = inputs !== null
  const sorting = useSorting(uploader, sortable && !disabled, onReorder)
  const describedBy = rest['aria-describedby']
  const context = useMemo(
    () => ({
      uploader,
      messages,
      overrides,
      format,
      disabled,
      readOnly,
      sorting,
      isField,
      holding,
      inputRef,
      announcerRef,
      rootRef,
      segment,
      setSegment,
      filter,
      setFilter,
      rowIndexRef,
      rowKeysRef,
      seen,
      rowMoves,
      described: { 'aria-describedby': describedBy, 'aria-invalid': invalid || undefined },
    }),
    [
      uploader,
      messages,
      overrides,
      format,
      disabled,
      readOnly,
      sorting,
      isField,
      holding,
      segment,
      filter,
      seen,
      rowMoves,
      describedBy,
      invalid,
    ],
  )
  useEffect(
    function watchRows() {
      return root === null ? undefined : rowMoves.watch(root)
    },
    [root, rowMoves],
  )
  useEffect(function endRowKeys() {
    return () => {
      rowKeysRef.current?.end()
      rowKeysRef.current = null
    }
  }, [])
  usePaste(uploader, rootRef, paste && !disabled)
  usePreventDropNavigation(rootRef, catchMissedDrops)
  useFocusRecovery(root)
  const language = { lang: messages.locale, dir: textDirectionOf(messages.locale) }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => rowKeysRef.current?.onKeyDown(event)
  const handlers = { onKeyDown, onClick: keepFromLabel }
  const content = (
    <>
      {inputs}
      {children}
    </>
  )
  const state = { busy, offline, disabled: isOff, readOnly, invalid, holding }
  const attributes = { ...language, ...handlers, 'aria-invalid': invalid || undefined, children: content }
  const element = usePart('div', state, attributes, rest, useMergedRefs(keepRoot, ref))
  return <UploaderContext.Provider value={context}>{element}</UploaderContext.Provider>
})

/** By the attribute, which some form libraries set. */
function isInvalid(attribute: RootOwnProps['aria-invalid']): boolean {
  return attribute !== undefined && attribute !== false && attribute !== 'false'
}

/** A `label` around the uploader would press its button, whatever in it was clicked: a second dialog, or one for a row. */
function keepFromLabel(event: MouseEvent): void {
  const isInLabel = event.currentTarget.closest('label') !== null
  if (isInLabel && !isOnControl(event)) event.preventDefault()
}
