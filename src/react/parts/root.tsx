'use client'

import {
  type ComponentPropsWithoutRef,
  forwardRef,
  type ReactElement,
  type ReactNode,
  useMemo,
  useRef,
} from 'react'
import { totalsOf } from '../../core/progress.js'
import type { StreamUploaderHandle, UploaderOptions } from '../create-stream-uploader.js'
import { directionOf } from '../direction.js'
import { en } from '../english.js'
import { createFormat } from '../format.js'
import { type MessageOverrides, type Messages, withOverrides } from '../messages.js'
import { type Part, type PartOf, usePart } from '../part.js'
import { UploaderContext } from '../uploader-context.js'
import { splitSource, type UploaderSource } from '../uploader-source.js'
import { useJoinedRefs } from '../use-joined-refs.js'
import { useKeptFocus } from '../use-kept-focus.js'
import { useMissedDrops } from '../use-missed-drops.js'
import { useOwnedUploader } from '../use-owned-uploader.js'
import { usePastedFiles } from '../use-pasted-files.js'
import { useStateOf } from '../use-uploader-state.js'

export interface RootState {
  /** Something is under way: a file moves, waits, or is encoded. */
  readonly busy: boolean
  readonly offline: boolean
  readonly disabled: boolean
}

export interface RootOwnProps extends PartOf<ComponentPropsWithoutRef<'div'>, RootState> {
  /** Takes no new files; what is under way goes on. */
  readonly disabled?: boolean | undefined
  /**
   * Take files that are pasted on the page, outside of text fields.
   * @default true
   */
  readonly paste?: boolean | undefined
  /**
   * Keep the page where files are dropped beside the drop zone: the browser would leave it to show the file.
   * @default true
   */
  readonly catchMissedDrops?: boolean | undefined
  /** Texts in another language, or single texts in other words. Make the object outside of the component: a new one renders every row again. */
  readonly messages?: Messages | MessageOverrides | undefined
}

export type RootProps = Omit<RootOwnProps, keyof UploaderOptions> & UploaderSource

/** Gives the parts inside it their uploader, and its element the `lang` and `dir` of the texts, where the host gives none. */
export const Root: Part<RootProps, HTMLDivElement> = forwardRef(function Root(props: RootProps, ref) {
  const [source, rest] = splitSource(props)
  return source.uploader === undefined ? (
    <OwningRoot {...rest} options={source} rootRef={ref} />
  ) : (
    <BorrowingRoot {...rest} uploader={source.uploader} rootRef={ref} />
  )
})

interface InnerProps extends RootOwnProps {
  readonly rootRef: React.ForwardedRef<HTMLDivElement>
}

function OwningRoot({ options, ...rest }: InnerProps & { readonly options: UploaderOptions }): ReactElement {
  return <BorrowingRoot {...rest} uploader={useOwnedUploader(options)} />
}

function BorrowingRoot({
  uploader,
  disabled = false,
  paste = true,
  catchMissedDrops = true,
  messages: overrides,
  rootRef,
  ...rest
}: InnerProps & { readonly uploader: StreamUploaderHandle }): ReactNode {
  const inputRef = useRef<HTMLInputElement>(null)
  const announcerRef = useRef<((sentence: string) => void) | null>(null)
  const ownRef = useRef<HTMLDivElement>(null)
  const messages = useMemo(() => withOverrides(en, overrides), [overrides])
  const format = useMemo(() => createFormat(messages.locale), [messages.locale])
  const busy = useStateOf(uploader, (state) => totalsOf(state.uploads).busy > 0)
  const offline = useStateOf(uploader, (state) => !state.isOnline)
  const context = useMemo(
    () => ({ uploader, messages, format, disabled, inputRef, announcerRef }),
    [uploader, messages, format, disabled],
  )
  usePastedFiles(uploader, paste && !disabled)
  useMissedDrops(catchMissedDrops)
  useKeptFocus(ownRef)
  const language = useMemo(
    () => ({ lang: messages.locale, dir: directionOf(messages.locale) }),
    [messages.locale],
  )
  const element = usePart('div', { busy, offline, disabled }, language, rest, useJoinedRefs(ownRef, rootRef))
  return <UploaderContext.Provider value={context}>{element}</UploaderContext.Provider>
}
