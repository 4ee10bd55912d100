// The uploader's methods.

import type { Video } from '../../protocol/video-status.js'
import type { GivenLink } from '../model/link-source.js'
import type { PickedFile, Upload, UploadId } from '../model/upload.js'
import type { UploaderState } from '../model/uploader-state.js'
import type { UploadOptions } from './options.js'

/** Uploads and their queue, outside of any component. Commands on unknown uploads, or out of place, change nothing. */
export interface UploaderHandle {
  getState(): UploaderState
  /** The state at creation, with no uploads: what a server renders. */
  getInitialState(): UploaderState
  getUpload(id: UploadId): Upload | undefined
  /**
   * Calls after changes: at once after the first, and together for those that follow within some milliseconds; about eight times a second
   * for mere progress. Returns the way to stop.
   */
  subscribe(listener: () => void): () => void
  /** Calls after changes of one upload, when it comes and when it leaves the list. Returns the way to stop. */
  subscribeTo(id: UploadId, listener: () => void): () => void
  /** Says whether a row of the upload is in view: its file is then opened before others, for its picture and its length. */
  setInView(id: UploadId, isInView: boolean): void
  /**
   * Queues files and returns their ids in the same order. What the rules refuse is listed too, as `rejected`.
   * A file that an interrupted upload waits for goes to that upload. A file with its handle can be opened again in a later visit.
   */
  add(files: Iterable<File | PickedFile>): readonly UploadId[]
  /**
   * Queues a video on another server, which Stream fetches, and returns its id. The address is http(s) and has no password in it; else the
   * upload is listed as `rejected`. Without a name the video is called as its file is there.
   */
  addLink(link: GivenLink): UploadId
  /** Gives an interrupted upload its file. Another file than the one with which it was begun is refused, with the reason in `problem`. */
  reselect(id: UploadId, file: File | PickedFile): void
  pause(id: UploadId): void
  /**
   * Puts a paused upload back into the queue; it starts when there is a place. An interrupted one opens its file first, where the
   * browser can do so: call it from a click, because the browser may ask the person.
   */
  resume(id: UploadId): void
  /** Ends an upload that is not ready yet, and discards its video at the host. */
  cancel(id: UploadId): void
  /** Goes on with a failed upload from where it was, as far as that is still there. */
  retry(id: UploadId): void
  /** Uploads a file all the same that was rejected with the question whether it should be. */
  confirm(id: UploadId): void
  /**
   * Whether a title would be taken: before the video is created always, after that where the endpoint has a way; not for uploads that are
   * refused, cancelled, failed for good or without their file, nor for those of another tab.
   */
  canRename(id: UploadId): boolean
  /**
   * Gives the video a title, which `titleOf` answers from then on; `''` for the name of the file again. It goes out with the creation, or
   * else at once, and is tried again after a failure; where that is of no use, `upload.title.state` is `failed`, and the same title once
   * more tries again. Control characters become spaces, and 300 characters are kept.
   */
  rename(id: UploadId, title: string): void
  /**
   * Asks the endpoint how a ready video is by now, once: its token runs out, and the one in the upload stays the first, so that no player
   * begins anew. `null` for an upload that is not ready, and where no answer comes within five seconds. Does not reject.
   */
  readVideo(id: UploadId): Promise<Video | null>
  /** Takes a settled upload off the list. A failed one's video is discarded at the host, unless all its bytes have arrived; a ready video stays. */
  remove(id: UploadId): void
  pauseAll(): void
  resumeAll(): void
  /** Takes all finished uploads off the list: ready, uploaded, cancelled and rejected. Failed ones stay, they can be retried. */
  clear(): void
  /** Takes new options; what is under way goes on. */
  configure(options: UploadOptions): void
  /** Ends all transfers and polls without discarding anything. */
  stop(): void
  /** Goes on after `stop`. A new uploader is started already. */
  start(): void
}
