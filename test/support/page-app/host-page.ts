import type { OwnField, UploadStatus } from 'react-stream-uploader'

/** The folders that `docs/form-libraries.md` names. */
export type DocumentedForm = 'use-state' | 'use-action-state' | 'react-hook-form' | 'tanstack-form' | 'plain'

/**
 * What a test sets, as the query of the page's address. The options of the uploader are passed on as they
 * are.
 */
export interface PageOptions {
  readonly endpoint?: string | undefined
  readonly accept?: string | undefined
  readonly maxFileSize?: number | undefined
  readonly maxFiles?: number | undefined
  readonly maxDurationSeconds?: number | undefined
  readonly minWidth?: number | undefined
  readonly concurrency?: number | undefined
  readonly chunkSize?: number | undefined
  readonly trackProcessing?: boolean | undefined
  readonly idleTimeout?: number | undefined
  readonly uploadOrigin?: string | undefined
  readonly autoStart?: boolean | undefined
  /** The endpoint takes `place`, `story` and `season` only. */
  readonly fields?: readonly OwnField[] | undefined
  /**
   * The component as it comes, the same in a dialog of the host's, or in a modal that unmounts its content, or rows of the host's
   * own made of parts; two components on one page; the component as a field of a form that a server gets; or one of the forms of
   * `docs/form-libraries.md`.
   * @default 'styled'
   */
  readonly view?: 'styled' | 'dialog' | 'modal' | 'parts' | 'two' | 'form' | DocumentedForm | undefined
  /**
   * Who has the uploader: the component, which ends it with itself, or the app, which keeps it.
   * @default 'component'
   */
  readonly owner?: 'component' | 'app' | undefined
  readonly dropAnywhere?: boolean | undefined
  readonly folder?: boolean | undefined
  readonly camera?: boolean | undefined
  readonly paste?: boolean | undefined
  readonly catchMissedDrops?: boolean | undefined
  readonly link?: boolean | undefined
  readonly editableTitles?: boolean | undefined
  /** Videos that are there already. */
  readonly videos?: readonly string[] | undefined
  readonly sortable?: boolean | undefined
  readonly layout?: 'list' | 'single' | undefined
  /** In React's StrictMode. */
  readonly strict?: boolean | undefined
}

/** One change of status, as a host's callbacks hear it. */
export interface StatusEvent {
  readonly name: string
  readonly status: UploadStatus
  /** Why, where it is `failed` or `rejected`. */
  readonly codes: readonly string[]
}

/** What the page offers to a test: nothing that a host could not do. */
interface HostPage {
  readonly events: readonly StatusEvent[]
  /** Names of the files for which `onReady` and `onError` were called. */
  readonly ready: readonly string[]
  readonly failed: readonly string[]
  /** How often the host's own row was rendered, by file name; only in the view of parts. */
  readonly rowRenders: Readonly<Record<string, number>>
  /** `add` of the uploader that the app has; without one of its own it throws. */
  add(files: readonly File[]): void
  mount(): void
  /** As a route change does it. */
  unmount(): void
  /** As a host does at sign-out. */
  forget(): Promise<void>
}

declare global {
  interface Window {
    hostPage: HostPage
  }
}
