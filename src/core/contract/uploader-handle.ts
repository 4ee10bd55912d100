// The methods of an uploader.

import type { FieldValues } from '../../protocol/own-field.js'
import type { Video } from '../../protocol/video-status.js'
import type { PickedFile, Upload, UploadId } from '../model/upload.js'
import type { UploaderState } from '../model/uploader-state.js'
import type { GivenLink } from '../model/video-identity.js'
import type { UploadOptions } from './options.js'

/** An uploader: its uploads, their queue, and the commands. A command that does not apply is ignored. */
export interface UploaderHandle {
  getState(): UploaderState
  /** The state at creation, as a server renders it: without uploads, with the videos that were there. */
  getInitialState(): UploaderState
  getUpload(id: UploadId): Upload | undefined
  /**
   * Calls the listener at once after a change, then together for those within 40 milliseconds; progress about eight
   * times a second. The first call restores the uploads of earlier visits. Returns the function that unsubscribes.
   */
  subscribe(listener: () => void): () => void
  /** The same for one upload: when it comes, changes, and leaves the list. */
  subscribeTo(id: UploadId, listener: () => void): () => void
  /** Whether a row of the upload is in view. Its file is opened before others, for its picture and duration. */
  setInView(id: UploadId, isInView: boolean): void
  /**
   * Queues files, or continues the interrupted and failed uploads of them; returns the ids in the same order. A refused
   * file is listed as `rejected`. One with its handle can be opened again in a later visit without choosing it. What has no
   * name, like the `Blob` of a `MediaRecorder`, is called by its type, for example `video.webm`.
   */
  add(files: Iterable<Blob | PickedFile>): readonly UploadId[]
  /**
   * Queues a video that Stream fetches, or retries the failed upload of its address; returns the id. `rejected` unless
   * http(s) without a password.
   */
  addLink(link: GivenLink): UploadId
  /** Gives an interrupted upload its file. Another file is refused, with the reason in `upload.problem`. */
  reselect(id: UploadId, file: Blob | PickedFile): void
  /**
   * Uploads a file in the place of a video that was there before. That keeps its row until the rules accept the file, counts for forms
   * until the new one has arrived, and is back if the new one is cancelled, or has failed and is removed.
   */
  replace(id: UploadId, file: Blob | PickedFile): void
  pause(id: UploadId): void
  /** Queues a paused upload, or opens an interrupted one's file: from a click, as browsers may ask for permission. */
  resume(id: UploadId): void
  /** Ends an upload that is under way, waits or is paused, at once, and deletes its video through the endpoint. */
  cancel(id: UploadId): void
  /**
   * Cancels or removes, whichever applies, so that it can be undone: for what a person presses. An upload that is not ready is
   * `cancelling` for ten seconds, any other is in `removed` for eight. Then it is as after `cancel` or `remove`, and so it is
   * with `stop`, or in the next visit if the page was closed meanwhile.
   */
  withdraw(...ids: readonly UploadId[]): void
  /** Takes `withdraw` back: an upload goes on from the last confirmed byte, a row is where it was. */
  undo(...ids: readonly UploadId[]): void
  /** Uploads a cancelled file or link again, from the start, by the rules of now. Not without its file: of an earlier visit. */
  restart(id: UploadId): void
  /** Retries a failed upload: from the last confirmed byte if possible, else from the start. */
  retry(id: UploadId): void
  /** Uploads a duplicate anyway, if it was rejected because the option `duplicates` is `'ask'`, and if the other rules take it. */
  confirm(id: UploadId): void
  /**
   * Whether a title is accepted now: before the video is created, and after that if the endpoint supports renaming.
   * Not for uploads that are rejected, cancelled, interrupted, in another tab, or failed for good.
   */
  canRename(id: UploadId): boolean
  /**
   * Sets the video's title; `''` restores the name of the file. Control characters become spaces, and it is cut after
   * 300 characters. If all retries fail, `upload.title.state` is `failed`, and the same title again retries.
   */
  rename(id: UploadId, title: string): void
  /** The same for the option `fields`: after the creation only if the endpoint supports describing. */
  canDescribe(id: UploadId): boolean
  /**
   * Writes into fields of the option `fields`, by their names; `''` empties one, and those that are not named stay. Names of no
   * field are left out; what a field does not take, the server refuses. If all retries fail, `upload.fields.state` is `failed`,
   * and the same values again retry.
   */
  describe(id: UploadId, values: FieldValues): void
  /**
   * Asks the endpoint once for the newest state of a ready video, for example for a fresh playback token. Resolves with
   * `null` if the upload is not ready, or without an answer within five seconds. Does not reject.
   */
  readVideo(id: UploadId): Promise<Video | null>
  /** Removes a finished or failed upload from the list, at once; deletes a failed one's video, unless only its status was not read. */
  remove(id: UploadId): void
  /** Starts all that wait for it, because the option `autoStart` is false; opens files of earlier visits: from a click. */
  startAll(): void
  /**
   * For a form that is sent: starts all that wait, and resolves once no upload is under way, with all of them as they are
   * then. Those that failed, were rejected or need their file are among them. Waits for paused ones, and for a connection;
   * does not reject. `until`: `'uploaded'`, when all bytes have arrived (the default), or `'ready'`.
   */
  startUploads(until?: 'uploaded' | 'ready'): Promise<readonly Upload[]>
  /** Cancels all that are not ready yet, and deletes their videos. They stay in the list until `clear`. */
  cancelAll(): void
  pauseAll(): void
  resumeAll(): void
  /** Retries all failed uploads that can be. Where a server asked to wait before more are created, it is asked now. */
  retryAll(): void
  /** Uploads although the browser reports no connection, which may be wrong, until a request gets no answer. */
  tryAnyway(): void
  /** Takes an upload off the list once all its bytes have arrived, and leaves its video at Stream: it belongs to your app now. */
  release(id: UploadId): void
  /**
   * Brings back videos of the options `videos` or `defaultVideos` that are not in the list any more, in their order: for a form that is
   * reset. Not those that were deleted. `videoIds`: only these.
   */
  restoreVideos(videoIds?: readonly string[]): void
  /** Puts uploads in this order, in the places that they have together in the list and in the queue. */
  reorder(ids: readonly UploadId[]): void
  /** Removes all uploads that are ready, uploaded, cancelled or rejected. Failed ones stay: they can be retried; so do
   * videos that were there before. */
  clear(): void
  /** Takes new options. Running uploads keep going. */
  configure(options: UploadOptions): void
  /** Ends all transfers and polls. Deletes nothing but what a person has cancelled and could still undo. */
  stop(): void
  /**
   * Starts one upload that waits for it, because the option `autoStart` is false. Without an id: continues after `stop`; a
   * new uploader is already started.
   */
  start(id?: UploadId): void
}
