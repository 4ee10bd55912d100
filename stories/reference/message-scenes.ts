import { en, type Messages, type Rejection, type RejectionCode, type Upload } from 'react-stream-uploader'
import { dragOf } from '../support/drag-of.js'
import * as uploads from '../support/uploads.js'

/** An uploader that says a text. */
export interface MessageScene {
  readonly uploads?: readonly Upload[]
  /** What becomes of the uploads a moment later. */
  readonly next?: readonly Upload[]
  /** What a person does to hear it. */
  readonly act?: (uploader: HTMLElement) => void
}

type Texts = Omit<Messages, 'locale'>

/** The type makes a text that is shown nowhere an error. */
type Scenes = {
  readonly [K in keyof Texts]: Texts[K] extends (...figures: never) => string
    ? MessageScene
    : { readonly [C in keyof Texts[K]]: MessageScene }
}

const row = (...rows: readonly Upload[]): MessageScene => ({ uploads: rows })
const uploading = uploads.uploading()
const playable = uploads.ready()
const untitled: Upload = {
  ...playable,
  title: { text: 'Harbour', state: 'failed', error: { code: 'network', status: null, retryAfter: null } },
}
/** So many that they are not told of by name. */
const many = Array.from({ length: 4 }, () => uploads.uploading())

const click =
  (selector: string) =>
  (uploader: HTMLElement): void =>
    uploader.querySelector<HTMLElement>(selector)?.click()

const holdOver =
  (type: string) =>
  (uploader: HTMLElement): void =>
    void uploader.querySelector('.stream-uploader-dropzone')?.dispatchEvent(dragOf('dragenter', type))

const rejections: { readonly [C in RejectionCode]: Extract<Rejection, { code: C }> } = {
  'file-empty': { code: 'file-empty' },
  'file-unreadable': { code: 'file-unreadable' },
  'file-type': { code: 'file-type', accept: 'video/*' },
  'file-too-small': { code: 'file-too-small', minFileSize: 1_000_000 },
  'file-too-large': { code: 'file-too-large', maxFileSize: 200_000_000 },
  'too-many-files': { code: 'too-many-files', maxFiles: 5 },
  duplicate: { code: 'duplicate', isQuestion: true },
  'video-too-short': { code: 'video-too-short', minDurationSeconds: 120 },
  'video-too-long': { code: 'video-too-long', maxDurationSeconds: 60 },
  'dimensions-too-small': {
    code: 'dimensions-too-small',
    actual: { width: 640, height: 360 },
    minWidth: 1280,
    minHeight: 720,
  },
  'dimensions-too-large': {
    code: 'dimensions-too-large',
    actual: { width: 7680, height: 4320 },
    maxWidth: 3840,
    maxHeight: 2160,
  },
  'link-malformed': { code: 'link-malformed' },
  'link-scheme': { code: 'link-scheme' },
  'link-credentials': { code: 'link-credentials' },
}

/** Every code of a table, in a row that shows it. */
function eachOf<C extends string>(table: Readonly<Record<C, unknown>>, upload: (code: C) => Upload) {
  const codes = Object.keys(table) as C[]
  return Object.fromEntries(codes.map((code) => [code, row(upload(code))])) as Record<C, MessageScene>
}

export const messageScenes: Scenes = {
  dropzone: {},
  dropzoneActive: { act: holdOver('video/mp4') },
  dropzoneInvalid: { act: holdOver('text/plain') },
  trigger: {},
  triggerFolder: {},
  triggerCamera: {},
  linkLabel: {},
  linkAdd: {},
  hint: {},
  list: row(uploading),
  summary: row(uploading, playable),
  pauseAll: row(uploading),
  resumeAll: row(uploads.paused('user')),
  clear: row(playable),
  status: {
    validating: row(uploads.validating()),
    queued: row(uploads.queued()),
    requesting: row(uploads.requesting()),
    uploading: row(uploading),
    retrying: row(uploads.retrying()),
    interrupted: row(uploads.interrupted()),
    reopening: row(uploads.reopening()),
    elsewhere: row(uploads.elsewhere('sending')),
    paused: row(uploads.paused('offline')),
    processing: row(uploads.processing({ step: 'encoding', percent: 42 })),
    ready: row(playable),
    uploaded: row(uploads.uploaded()),
    cancelled: row(uploads.cancelled()),
  },
  detail: row(uploading),
  progress: row(uploading),
  interruption: eachOf(en.interruption, uploads.notReopened),
  action: {
    pause: row(uploading),
    resume: row(uploads.paused('user')),
    cancel: row(uploading),
    retry: row(uploads.failedOnTheWay('network')),
    confirm: row(uploads.rejected(rejections.duplicate)),
    reselect: row(uploads.interrupted({ isAtHand: false })),
    remove: row(playable),
  },
  play: row(playable),
  closePlayer: { uploads: [playable], act: click('.stream-uploader-player button') },
  player: { uploads: [playable], act: click('.stream-uploader-player button') },
  copyLink: row(playable),
  editTitle: row(uploading),
  titleLabel: { uploads: [uploading], act: click('.stream-uploader-title button') },
  titleNotSaved: row(untitled),
  saveTitle: row(untitled),
  linkCopied: { uploads: [playable], act: click('.stream-uploader-actions button') },
  actionLabel: row(uploading),
  rejection: eachOf(rejections, (code) => uploads.rejected(rejections[code])),
  error: eachOf(en.error, uploads.failedToStart),
  announcement: { uploads: [uploading], next: [{ ...playable, id: uploading.id }] },
  videos: {
    uploads: many,
    next: many.map(({ id }) => Object.assign(uploads.failedOnTheWay('network'), { id })),
  },
}
