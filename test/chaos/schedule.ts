import type { FaultRule } from 'react-stream-uploader/emulator'
import type { DigestKind } from './content.js'

/** What the host does when it hears of a change: nothing, throw, or take the row off the list when it can. */
type Manners = 'quiet' | 'throws' | 'removes'

/** What is fixed for one schedule. */
export interface Setup {
  readonly concurrency: number
  readonly chunkSize: number | 'auto'
  readonly trackProcessing: boolean
  readonly duplicates: 'allow' | 'skip' | 'replace' | 'ask'
  readonly manners: Manners
  /** Milliseconds that a request takes to its server, and its answer back. */
  readonly latency: number
  /** Bytes a second, with which the emulator reads each body. */
  readonly bandwidth: number
  /** Milliseconds until a video can be played. */
  readonly encodingMs: number
  readonly partialChunksKept: boolean
  readonly mediaIdOnEveryAnswer: boolean
  readonly expiredStatus: 404 | 410
  /** How long an upload URL lives, in milliseconds. */
  readonly lifetime: number
  /** The endpoint says when a URL runs out. */
  readonly saysExpiry: boolean
  /** The endpoint hears that its client is gone. */
  readonly hearsAborts: boolean
  readonly digest: DigestKind
  /** Uploads are kept beyond the page, and shared by tabs. */
  readonly isKept: boolean
  /** Milliseconds that the browser's database takes. */
  readonly storeLatency: number
  /** Of the engine's chance: jitter and ids. */
  readonly seed: number
}

/** What browsers throw for a file that is locked or was written, and for one that is not there. */
export type ReadError = 'NotReadableError' | 'NotFoundError'

export type EndpointMethod = 'POST' | 'GET' | 'DELETE'

/** How the host's endpoint goes wrong. `isHandled`: the work is done, and only the answer is amiss. */
export type EndpointFault =
  | {
      readonly kind: 'status'
      readonly status: number
      readonly retryAfter: number | null
      readonly isHandled: boolean
    }
  | { readonly kind: 'drop'; readonly isHandled: boolean }
  | { readonly kind: 'silence'; readonly isHandled: boolean }
  /** Answers so many milliseconds after the work is done. */
  | { readonly kind: 'late'; readonly ms: number }
  /** The headers come in time. Their body comes so much later, or breaks off in its middle: `null`. */
  | { readonly kind: 'body'; readonly ms: number | null }
  /** Answers something else than this protocol's JSON. */
  | { readonly kind: 'garbage'; readonly isHandled: boolean }

export interface EndpointRule {
  readonly on: EndpointMethod
  readonly times: number
  readonly do: EndpointFault
}

export type RepeatedMethod = 'PATCH' | 'HEAD' | 'GET' | 'DELETE'

/** Something on the way sends requests once more. */
export interface RepeatRule {
  readonly on: RepeatedMethod
  readonly times: number
  /** Milliseconds after the answer to the first; `null`: both at once. */
  readonly gap: number | null
  /** Which of both answers the client gets. */
  readonly answeredBy: 'first' | 'copy'
}

/** What happens to messages between tabs. `late` ones overtake each other. */
export type MessageFault = 'lost' | 'doubled' | 'late'

/** `uploadAgain` is the uploader's `restart`: here that is what a component does. */
type RowCommand =
  | 'pause'
  | 'resume'
  | 'cancel'
  | 'retry'
  | 'remove'
  | 'confirm'
  | 'withdraw'
  | 'undo'
  | 'uploadAgain'

/**
 * The file of an upload; one with another content, of which the browser says the same; or one that plainly
 * differs.
 */
export type Choice = 'same' | 'lookalike' | 'another'

export type StoreFault = 'fails' | 'hangs' | 'lies'

/** What happens to tabs, and to what a browser keeps. */
type BrowserCommand =
  /** The tab is killed, without a word, and another one takes its place. */
  | { readonly kind: 'reload' | 'openTab' | 'closeTab' }
  /** A file that is known from whatever tab is chosen here. `file` counts from the first. */
  | { readonly kind: 'bring'; readonly file: number; readonly isLookalike: boolean }
  | { readonly kind: 'reselect'; readonly row: number; readonly choice: Choice }
  /**
   * For so many milliseconds the database refuses everything, or does nothing until they are over, or writes
   * and says that it failed.
   */
  | { readonly kind: 'storeFault'; readonly how: StoreFault; readonly ms: number }
  | { readonly kind: 'messageFault'; readonly how: MessageFault; readonly ms: number }
  /** The person says no when next asked for a file. */
  | { readonly kind: 'refuse' }
  /** No tab is open for so long. */
  | { readonly kind: 'away'; readonly ms: number }

/** The tab stands still, and all else goes on. Its timers, answers and messages wait. */
export interface Freeze {
  readonly kind: 'freeze'
  readonly ms: number
  /** They run before all else when it is over. */
  readonly timersFirst: boolean
  /** Messages do not wait, they are lost: the page was in the back-forward cache. */
  readonly isDeaf: boolean
  /** The page hears that it is back. */
  readonly isTold: boolean
}

/** What a person, a page or the world does. `row` counts from the first upload, and around. */
export type Command =
  | { readonly kind: 'add'; readonly sizes: readonly number[]; readonly hasHandles: boolean }
  /** The file of that row once more. */
  | { readonly kind: 'again'; readonly row: number }
  | { readonly kind: RowCommand; readonly row: number }
  | { readonly kind: 'pauseAll' | 'resumeAll' | 'clear' | 'stop' | 'start' | 'restart' }
  | { readonly kind: 'configure'; readonly concurrency: number; readonly chunkSize: number | 'auto' }
  | { readonly kind: 'fault'; readonly rule: FaultRule }
  | { readonly kind: 'endpointFault'; readonly rule: EndpointRule }
  /** The network goes. The browser knows, or says that it is there all the same. */
  | { readonly kind: 'disconnect'; readonly isKnown: boolean }
  | { readonly kind: 'connect' }
  /** Time passes in which nothing runs. */
  | { readonly kind: 'sleep'; readonly ms: number }
  | Freeze
  /** Stream forgets every upload that has not all its bytes. */
  | { readonly kind: 'forgetUploads' }
  /** The file cannot be read for so long. `file` counts from the first. */
  | { readonly kind: 'unreadable'; readonly file: number; readonly error: ReadError; readonly ms: number }
  | { readonly kind: 'repeat'; readonly rule: RepeatRule }
  /** The page is back from a freeze, or from the back-forward cache. */
  | { readonly kind: 'comeBack' }
  /** Somebody sets the browser's clock. */
  | { readonly kind: 'setClock'; readonly by: number }
  | BrowserCommand

/** How long until the next command: so many turns of promises, or so many milliseconds. */
export type Wait =
  | { readonly kind: 'turns'; readonly count: number }
  | { readonly kind: 'time'; readonly ms: number }

export interface Step {
  /** In which tab, counted from the oldest, and around. */
  readonly tab: number
  readonly command: Command
  readonly wait: Wait
}

export interface Schedule {
  readonly setup: Setup
  readonly steps: readonly Step[]
}
