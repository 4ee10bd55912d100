// Every text that people see or hear, as functions that a language implements.

import type { ItemCommand } from '../../core/machine/can.js'
import type { RemainingQuality } from '../../core/machine/encoding-progress.js'
import type { Totals } from '../../core/machine/totals.js'
import type { Rejection, RejectionCode } from '../../core/model/file-rules.js'
import type { LiveView } from '../../core/model/remote-view.js'
import type { Segment } from '../../core/model/segment.js'
import type { Encoding, InterruptionProblem } from '../../core/model/upload.js'
import type { UploadErrorCode } from '../../core/model/upload-error.js'
import type { Format } from './format.js'

/** `isLink`: the video comes from the address of another server, not from the person's device. */
interface Source {
  readonly isLink: boolean
}

type Text<Figures> = (figures: Readonly<Figures>) => string
type FormattedText<Figures> = (figures: Readonly<Figures>, format: Format) => string

/**
 * The texts of one language. Each is a function, so that a language can place figures and names as it
 * needs. If the name or the language is written from right to left, names come isolated (U+2068, U+2069).
 */
export interface Messages {
  /** BCP 47 tag. Formats the figures, and sets `lang` and `dir` of `Root`. */
  readonly locale: string
  /** `isFurther`: there are uploads already. */
  readonly dropzone: Text<{ multiple: boolean; isFurther: boolean }>
  /** `files`: how many are held over it; `null` where the browser does not tell. */
  readonly dropzoneActive: FormattedText<{ multiple: boolean; files: number | null }>
  readonly dropzoneInvalid: () => string
  readonly trigger: Text<{ multiple: boolean; isFurther: boolean }>
  readonly triggerFolder: () => string
  readonly triggerCamera: () => string
  /** Label of the field for the address of a video on another server. */
  readonly linkLabel: () => string
  readonly linkAdd: () => string
  /** What is accepted, below the drop zone. `''` shows nothing. */
  readonly hint: FormattedText<{
    /** The names of some formats that are accepted, the usual ones first. */
    formats: readonly string[]
    maxFileSize: number | undefined
    maxFiles: number | undefined
  }>
  /** What keys do in a row that has the focus, told once. */
  readonly keys: () => string
  /** Accessible name of the list. */
  readonly list: () => string
  readonly summary: FormattedText<Totals>
  /** How many failed, were refused, and need their file; `stuck` is the sum. At least one is not 0. */
  readonly problems: FormattedText<Pick<Totals, 'failed' | 'rejected' | 'stuck'>>
  /** There is no room for another. */
  readonly full: FormattedText<{ maxFiles: number }>
  /** Name of one row for the files of a drop that were refused together. */
  readonly refused: FormattedText<{ files: number }>
  readonly showRefused: () => string
  readonly hideRefused: () => string
  /** Accessible name of the choice between the segments of a long list. */
  readonly segments: () => string
  readonly segment: { readonly [S in Segment]: () => string }
  /** Accessible name, and in the field while it is empty, of the search by name in a list of hundreds. */
  readonly search: () => string
  /** How many have what is typed in their title. */
  readonly searchFound: FormattedText<{ found: number; files: number }>
  /** In the place of the summary while there is no connection. */
  readonly offline: () => string
  /** All that wait to be started. */
  readonly startAll: () => string
  readonly pauseAll: () => string
  readonly resumeAll: () => string
  /** All that failed. */
  readonly retryAll: () => string
  /** The browser reports no connection, and may be wrong. */
  readonly tryAnyway: () => string
  readonly clear: () => string
  /** Uploads that were taken off the list a moment ago. Beside it is the word of `action.undo`. */
  readonly removed: FormattedText<{ files: number }>
  /** The form around it needs a video. In the browser's bubble, as the next two. */
  readonly videoRequired: () => string
  /** It needs one that has arrived, and there is one under way. */
  readonly uploadUnfinished: () => string
  /** A form that waits for its videos cannot be sent with one that has failed. */
  readonly uploadHasFailed: () => string
  /** While a form waits for its videos. */
  readonly submitHeld: () => string
  readonly status: {
    readonly validating: Text<Source>
    /** `isHeld`: it waits for somebody to start it. */
    readonly queued: Text<{ isResumed: boolean; isHeld: boolean }>
    readonly requesting: Text<{ isRenewal: boolean }>
    /** `fraction` is `null` in an announcement that it has started. */
    readonly uploading: FormattedText<{ fraction: number | null; isRenewed: boolean }>
    /**
     * `isServerFault`: the answer was a 5xx status. `isBusy`: there is no room for more at the moment (429). If neither,
     * no answer came, or another one that asks to wait.
     */
    readonly retrying: Text<{ isServerFault: boolean; isBusy: boolean }>
    /** Bytes of an earlier attempt are sent again: this many, until the upload is where it was. */
    readonly resending: FormattedText<{ bytes: number }>
    /** `isAtHand`: one click resumes. If not, the file must be chosen again. `isHeld`: it was never started. */
    readonly interrupted: Text<{ isAtHand: boolean; isHeld: boolean }>
    readonly reopening: () => string
    /** `fraction` is `null` for a link, which Stream fetches. */
    readonly elsewhere: FormattedText<{ activity: LiveView['status']; fraction: number | null }>
    readonly paused: Text<{ cause: 'user' | 'offline' }>
    /** How a video is that was at Stream before, is not known yet. */
    readonly reading: () => string
    readonly processing: FormattedText<Encoding & Source>
    /** `improvement` is `null` when all qualities are encoded. The video can be played before. */
    readonly ready: FormattedText<{ improvement: RemainingQuality | null }>
    readonly uploaded: Text<Source>
    readonly cancelled: () => string
  }
  /** Figures of a row: length and size, and while bytes move position, speed and time left. */
  readonly detail: FormattedText<{
    /** Seconds of video. */
    duration: number | null
    /** `null` for a link that Stream has not fetched yet. */
    size: number | null
    /** Where the bar is. */
    bytes: number | null
    /** How many of them may have to be sent again. `null` if none, and while bytes move. */
    unconfirmed: number | null
    speed: number | null
    secondsLeft: number | null
  }>
  /** Said while Stream does the rest. `''` says nothing, for a page with more to do. */
  readonly leave: () => string
  /** Accessible name of the progress bar. */
  readonly progress: Text<{ name: string }>
  /** Why an interrupted upload could not continue with this file. */
  readonly interruption: {
    readonly [P in InterruptionProblem]: FormattedText<{ name: string; size: number }>
  }
  readonly action: { readonly [C in ItemCommand]: () => string }
  readonly editTitle: () => string
  /** Label of the field for the title. `name` is the current title or file name. */
  readonly titleLabel: Text<{ name: string }>
  /** The typed title is shown but not saved at Stream. */
  readonly titleNotSaved: () => string
  readonly saveTitle: () => string
  readonly play: () => string
  readonly closePlayer: () => string
  /** Title of the player's frame. */
  readonly player: Text<{ name: string }>
  readonly copyLink: () => string
  readonly linkCopied: () => string
  /** The browser refused. */
  readonly linkNotCopied: () => string
  readonly moveUp: () => string
  readonly moveDown: () => string
  /** Said after a row was moved: where it is, of how many. */
  readonly moved: FormattedText<{ name: string; position: number; files: number }>
  /** What a video is called whose title nobody knows. */
  readonly untitled: () => string
  /** Accessible name of an action: what it does, and to which file. */
  readonly actionLabel: Text<{ action: string; name: string }>
  readonly rejection: { readonly [C in RejectionCode]: FormattedText<Extract<Rejection, { code: C }>> }
  readonly error: { readonly [C in UploadErrorCode]: Text<Source> }
  /** Of the app's own fields for each video. */
  readonly fields: {
    /** Of the button that shows them. */
    readonly details: () => string
    /** Label of the title, where it is the first of them. */
    readonly title: () => string
    /** Beside a label. */
    readonly required: () => string
    /** No choice yet. */
    readonly choose: () => string
    /** Below a field for tags. */
    readonly tags: () => string
    /** In the row, while there is nothing in required fields. */
    readonly missing: Text<{ labels: readonly string[] }>
    /** What was written is shown but not saved at Stream. */
    readonly notSaved: () => string
    readonly save: () => string
    /** The form around it cannot be sent without them. In the browser's bubble. */
    readonly incomplete: () => string
  }
  /** Of the layout for one video. */
  readonly single: {
    /** Accessible name of the field, unless the app names it. */
    readonly label: () => string
    /** In its place where nobody may add one. */
    readonly none: () => string
    /** While a file is held over a video. */
    readonly dropToReplace: () => string
    /** Of several files that were dropped. */
    readonly onlyFirst: () => string
    readonly replace: () => string
    /** The video before is kept. */
    readonly undoReplace: () => string
  }
  /** What a screen reader says when an upload changes. `name` is a file, or a number of files. Ends as a sentence. */
  readonly announcement: Text<{ name: string; status: string }>
  /** The number of videos, in place of their names. */
  readonly videos: FormattedText<{ files: number }>
}
