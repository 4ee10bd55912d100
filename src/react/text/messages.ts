// Every text that people see or hear, as functions that a language implements.

import type { ItemCommand } from '../../core/machine/can.js'
import type { RemainingQuality } from '../../core/machine/encoding-progress.js'
import type { Totals } from '../../core/machine/totals.js'
import type { Rejection, RejectionCode } from '../../core/model/file-rules.js'
import type { LiveView } from '../../core/model/remote-view.js'
import type { Encoding, InterruptionProblem } from '../../core/model/upload.js'
import type { UploadErrorCode } from '../../core/model/upload-error.js'
import type { Format } from './format.js'

/** `isLink`: the video comes from the address of another server, not from the person's device. */
interface Source {
  readonly isLink: boolean
}

/**
 * The texts of one language. Each is a function, so that a language can place figures and names as it
 * needs. If the name or the language is written from right to left, names come isolated (U+2068, U+2069).
 */
export interface Messages {
  /** BCP 47 tag. Formats the figures, and sets `lang` and `dir` of `Root`. */
  readonly locale: string
  readonly dropzone: (figures: { readonly multiple: boolean }) => string
  readonly dropzoneActive: (figures: { readonly multiple: boolean }) => string
  readonly dropzoneInvalid: () => string
  readonly trigger: (figures: { readonly multiple: boolean }) => string
  readonly triggerFolder: () => string
  readonly triggerCamera: () => string
  /** Label of the field for the address of a video on another server. */
  readonly linkLabel: () => string
  readonly linkAdd: () => string
  /** What is accepted, below the drop zone. `''` shows nothing. */
  readonly hint: (
    rules: { readonly maxFileSize: number | undefined; readonly maxFiles: number | undefined },
    format: Format,
  ) => string
  /** Accessible name of the list. */
  readonly list: () => string
  readonly summary: (totals: Totals, format: Format) => string
  readonly pauseAll: () => string
  readonly resumeAll: () => string
  readonly clear: () => string
  readonly status: {
    readonly validating: (source: Source) => string
    readonly queued: (figures: { readonly isResumed: boolean }) => string
    readonly requesting: (figures: { readonly isRenewal: boolean }) => string
    readonly uploading: (
      figures: { readonly fraction: number; readonly isRenewed: boolean },
      format: Format,
    ) => string
    /**
     * `isServerFault`: the server answered with a 5xx status. If not, there was no answer, or one that asks
     * to wait.
     */
    readonly retrying: (figures: { readonly isServerFault: boolean }) => string
    /** Bytes of an earlier attempt are sent again: this many, until the upload is where it was. */
    readonly resending: (figures: { readonly bytes: number }, format: Format) => string
    /** `isAtHand`: one click resumes. If not, the file must be chosen again. */
    readonly interrupted: (figures: { readonly isAtHand: boolean }) => string
    readonly reopening: () => string
    readonly elsewhere: (
      figures: {
        readonly activity: LiveView['status']
        /** `null` for a link, which Stream fetches. */
        readonly fraction: number | null
      },
      format: Format,
    ) => string
    readonly paused: (figures: { readonly cause: 'user' | 'offline' }) => string
    readonly processing: (encoding: Encoding & Source, format: Format) => string
    /** `improvement` is `null` when all qualities are encoded. The video can be played before. */
    readonly ready: (figures: { readonly improvement: RemainingQuality | null }, format: Format) => string
    readonly uploaded: (source: Source) => string
    readonly cancelled: () => string
  }
  /** Figures of a row: length and size, and while bytes move position, speed and time left. */
  readonly detail: (
    figures: {
      /** Seconds of video. */
      readonly duration: number | null
      /** `null` for a link that Stream has not fetched yet. */
      readonly size: number | null
      /** Where the bar is. */
      readonly bytes: number | null
      /** How many of them may have to be sent again. `null` if none, and while bytes move. */
      readonly unconfirmed: number | null
      readonly speed: number | null
      readonly secondsLeft: number | null
    },
    format: Format,
  ) => string
  /** Accessible name of the progress bar. */
  readonly progress: (figures: { readonly name: string }) => string
  /** Why an interrupted upload could not continue with this file. */
  readonly interruption: {
    readonly [P in InterruptionProblem]: (
      file: { readonly name: string; readonly size: number },
      format: Format,
    ) => string
  }
  readonly action: { readonly [C in ItemCommand]: () => string }
  readonly editTitle: () => string
  /** Label of the field for the title. `name` is the current title or file name. */
  readonly titleLabel: (figures: { readonly name: string }) => string
  /** The typed title is shown but not saved at Stream. */
  readonly titleNotSaved: () => string
  readonly saveTitle: () => string
  readonly play: () => string
  readonly closePlayer: () => string
  /** Title of the player's frame. */
  readonly player: (figures: { readonly name: string }) => string
  readonly copyLink: () => string
  readonly linkCopied: () => string
  /** The browser refused. */
  readonly linkNotCopied: () => string
  /** Accessible name of an action: what it does, and to which file. */
  readonly actionLabel: (figures: { readonly action: string; readonly name: string }) => string
  readonly rejection: {
    readonly [C in RejectionCode]: (rejection: Extract<Rejection, { code: C }>, format: Format) => string
  }
  readonly error: { readonly [C in UploadErrorCode]: (source: Source) => string }
  /**
   * What a screen reader says when an upload changes. `name` is a file, or a number of files. Ends as a
   * sentence does.
   */
  readonly announcement: (figures: { readonly name: string; readonly status: string }) => string
  /** The number of videos, in place of their names. */
  readonly videos: (figures: { readonly files: number }, format: Format) => string
}

/** Replaces single texts, also within `status`, `interruption`, `action`, `rejection` and `error`. */
export type MessageOverrides = {
  readonly [K in keyof Messages]?:
    | (Messages[K] extends Readonly<Record<string, unknown>> ? Partial<Messages[K]> : Messages[K])
    | undefined
}

export function withOverrides(messages: Messages, overrides: MessageOverrides | undefined): Messages {
  if (overrides === undefined) return messages
  const { status, interruption, action, rejection, error, ...texts } = overrides
  return {
    ...messages,
    ...defined(texts),
    status: { ...messages.status, ...defined(status) },
    interruption: { ...messages.interruption, ...defined(interruption) },
    action: { ...messages.action, ...defined(action) },
    rejection: { ...messages.rejection, ...defined(rejection) },
    error: { ...messages.error, ...defined(error) },
  }
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** Without the entries that are `undefined`: they replace no text. */
function defined<T extends object>(values: T | undefined): Defined<T> {
  const entries = Object.entries(values ?? {}).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as Defined<T>
}
