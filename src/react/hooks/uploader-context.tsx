'use client'

import { type Context, createContext, type RefObject, useContext } from 'react'
import type { StreamUploaderHandle } from '../../browser/create-uploader.js'
import type { Format } from '../text/format.js'
import type { Messages } from '../text/messages.js'

export interface UploaderContextValue {
  readonly uploader: StreamUploaderHandle
  readonly messages: Messages
  readonly format: Format
  readonly disabled: boolean
  /** The `Input` part, where one is rendered. */
  readonly inputRef: RefObject<HTMLInputElement | null>
  /** What the `Announcer` part is asked to say, where one is rendered. */
  readonly announcerRef: RefObject<((sentence: string) => void) | null>
}

export const UploaderContext: Context<UploaderContextValue | null> =
  createContext<UploaderContextValue | null>(null)

/** What `Uploader.Root` shares with its parts. */
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

/** The uploader of the nearest `Uploader.Root`: its commands and its state. */
export function useUploader(): StreamUploaderHandle {
  return useUploaderContext().uploader
}
