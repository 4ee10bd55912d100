// The methods of an uploader.

import type { Video } from '../../protocol/video-status.js'
import type { GivenLink } from '../model/link-source.js'
import type { PickedFile, Upload, UploadId } from '../model/upload.js'
import type { UploaderState } from '../model/uploader-state.js'
import type { UploadOptions } from './options.js'

/** An uploader: its uploads, their queue, and the commands. A command that does not apply is ignored. */
export interface UploaderHandle {
  getState(): UploaderState
  /** The state without uploads, as it is at creation and as a server renders it. */
  getInitialState(): UploaderState
  getUpload(id: UploadId): Upload | undefined
  /**
   * Calls the listener after changes: at once after the first, then together for those that follow within 40
   * milliseconds. Mere progress is reported about eight times a second. The first subscription restores the uploads
   * of earlier visits. Returns the function that unsubscribes.
   */
  subscribe(listener: () => void): () => void
  /** The same for one upload: when it comes, changes, and leaves the list. */
  subscribeTo(id: UploadId, listener: () => void): () => void
  /** Whether a row of the upload is in view. Its file is opened before others, for its picture and duration. */
  setInView(id: UploadId, isInView: boolean): void
  /**
   * Queues files and returns their ids, in the same order. A file that a rule refuses is listed too, as `rejected`.
   * A file that an interrupted upload waits for continues that upload. A file that comes with its handle can be
   * opened again in a later visit without asking the person to choose it.
   */
  add(files: Iterable<File | PickedFile>): readonly UploadId[]
  /**
   * Queues a video on another server, which Stream fetches, and returns its id. The address must be http(s) and have
   * no password, else the upload is `rejected`. The default `name` is the file name at the end of the address.
   */
  addLink(link: GivenLink): UploadId
  /** Gives an interrupted upload its file. Another file is refused, with the reason in `upload.problem`. */
  reselect(id: UploadId, file: File | PickedFile): void
  pause(id: UploadId): void
  /**
   * Puts a paused upload back into the queue; it starts when a slot is free. An interrupted upload opens its file
   * first, if the browser can. Call it from a click, because the browser may ask for permission.
   */
  resume(id: UploadId): void
  /** Ends an upload that is not ready yet, and deletes its video through the endpoint. */
  cancel(id: UploadId): void
  /** Retries a failed upload: from the last confirmed byte if possible, else from the start. */
  retry(id: UploadId): void
  /** Uploads a duplicate anyway, if it was rejected because the option `duplicates` is `'ask'`. */
  confirm(id: UploadId): void
  /**
   * Whether a title is accepted now: always before the video is created; after that, if the endpoint supports
   * renaming. Not for uploads that are rejected, cancelled, interrupted, in another tab, or failed for good.
   */
  canRename(id: UploadId): boolean
  /**
   * Sets the video's title; `titleOf` returns it from then on. `''` restores the name of the file. The title is sent
   * when the video is created, or else at once, and is retried after a failure. If all retries fail,
   * `upload.title.state` is `failed`, and the same title again retries. Control characters become spaces, and longer
   * titles are cut after 300 characters.
   */
  rename(id: UploadId, title: string): void
  /**
   * Asks the endpoint once for the newest state of a ready video, for example for a fresh playback token. The video
   * in the upload keeps its first token, so that no player restarts. Resolves with `null` if the upload is not ready
   * or no answer comes within five seconds. Does not reject.
   */
  readVideo(id: UploadId): Promise<Video | null>
  /**
   * Removes a finished or failed upload from the list. Removing a failed upload also deletes its video, unless every
   * byte had arrived. A ready video is never deleted.
   */
  remove(id: UploadId): void
  pauseAll(): void
  resumeAll(): void
  /** Retries all failed uploads that can be. Where a server asked to wait before more are created, it is asked now. */
  retryAll(): void
  /** Uploads although the browser reports no connection, which may be wrong, until a request gets no answer. */
  tryAnyway(): void
  /** Removes all uploads that are ready, uploaded, cancelled or rejected. Failed ones stay: they can be retried. */
  clear(): void
  /** Takes new options. Running uploads keep going. */
  configure(options: UploadOptions): void
  /** Ends all transfers and polls, and deletes nothing. */
  stop(): void
  /** Continues after `stop`. A new uploader is already started. */
  start(): void
}
