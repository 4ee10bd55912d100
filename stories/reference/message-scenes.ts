import { en, type Messages, type Upload, type Uploader, type UploaderState } from 'react-stream-uploader'
import { dropFiles, videoFile } from 'react-stream-uploader/testing'
import { dragOf } from '../support/drag-of.js'
import { pressWhereCopyingIsDenied } from '../support/press-where-copying-is-denied.js'
import { rejectionSamples } from '../support/rejection-samples.js'
import { type } from '../support/type.js'
import * as uploads from '../support/uploads.js'
import { videoFields } from '../support/video-fields.js'

/** An uploader that shows a text. */
export interface MessageScene {
  readonly uploads?: readonly Upload[]
  /** Default: true */
  readonly isOnline?: boolean
  /** Default: none */
  readonly removed?: UploaderState['removed']
  /** The uploads a moment later. */
  readonly next?: readonly Upload[]
  /** Default: none */
  readonly fields?: UploaderState['fields']
  /** Default: the list. */
  readonly layout?: 'single'
  /** What a person does to see or hear it. */
  readonly act?: (uploader: HTMLElement) => void
  /** What it is to the form around it. */
  readonly field?: Pick<Uploader.RootProps, 'required' | 'holdSubmit' | 'sortable' | 'readOnly'>
}

type Texts = Omit<Messages, 'locale'>

/** The type makes a text without a scene an error. */
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
/** So many that they are not announced by name. */
const many = Array.from({ length: 4 }, () => uploads.uploading())
/** So many that there are segments. */
const manyMore = [...many, ...Array.from({ length: 4 }, () => uploads.ready())]

/** So many that only those near the view are in the document. */
const hundreds = Array.from({ length: 201 }, (_, index) => uploads.queued({ name: `Rushes ${index}.mov` }))

/** Into the field, which comes a moment later unless its code is here already. */
const searchFor =
  (name: string) =>
  (uploader: HTMLElement): void => {
    const search = (): void => {
      const field = uploader.querySelector<HTMLInputElement>('input[type=search]')
      if (field === null) return
      observer.disconnect()
      type(field, name)
    }
    const observer = new MutationObserver(search)
    observer.observe(uploader, { childList: true, subtree: true })
    search()
  }

const click =
  (selector: string) =>
  (uploader: HTMLElement): void =>
    uploader.querySelector<HTMLElement>(selector)?.click()

const holdOver =
  (file: string) =>
  (uploader: HTMLElement): void =>
    void uploader
      .querySelector('.stream-uploader-dropzone, .stream-uploader-place')
      ?.dispatchEvent(dragOf('dragenter', file))

/** Drops so many files. Not at once: React is still busy with the effect that does this. */
const drop =
  (count: number) =>
  (uploader: HTMLElement): void =>
    queueMicrotask(() => {
      const files = Array.from({ length: count }, (_, index) => videoFile(1000, `${index}.mp4`))
      dropFiles(uploader.querySelector('.stream-uploader-place') ?? uploader, ...files)
    })

/** With fields in which something is missing. */
const toFillIn: MessageScene = { uploads: [uploads.held()], fields: videoFields }
const filledIn: MessageScene = { ...toFillIn, act: click('.stream-uploader-fields button') }
const undescribed: MessageScene = {
  uploads: [uploads.described(uploads.uploading(), 'failed', { place: 'Bergen' })],
  fields: videoFields,
}

/** A row for every code of a table. */
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
  keys: {
    uploads: [uploading],
    act: (uploader) => uploader.querySelector<HTMLElement>('[data-upload]')?.focus(),
  },
  summary: row(uploading, playable),
  problems: row(uploads.failedOnTheWay('network'), playable),
  // The bench has room for five.
  full: row(...many, playable),
  refused: { uploads: uploads.drop(4) },
  showRefused: { uploads: uploads.drop(4) },
  hideRefused: { uploads: uploads.drop(4), act: click('.stream-uploader-refused button') },
  segments: { uploads: manyMore },
  segment: {
    all: { uploads: manyMore },
    underWay: { uploads: manyMore },
    problems: { uploads: manyMore },
    ready: { uploads: manyMore },
  },
  search: { uploads: hundreds },
  searchFound: { uploads: hundreds, act: searchFor('rushes 20') },
  offline: { ...row(uploads.paused('offline'), uploads.paused('offline')), isOnline: false },
  startAll: row(uploads.held(), playable),
  pauseAll: row(uploading, playable),
  resumeAll: row(uploads.paused('user'), playable),
  retryAll: row(uploads.failedOnTheWay('network'), uploads.failedOnTheWay('timeout')),
  tryAnyway: { ...row(uploads.paused('offline')), isOnline: false },
  clear: row(playable, uploading),
  removed: { ...row(uploading), removed: uploads.removing(5) },
  videoRequired: { field: { required: true } },
  uploadUnfinished: { ...row(uploading), field: { required: true } },
  uploadHasFailed: { ...row(uploads.failedOnTheWay('network')), field: { holdSubmit: true } },
  submitHeld: {
    ...row(uploading),
    field: { holdSubmit: true },
    act: (uploader) => uploader.closest('form')?.requestSubmit(),
  },
  status: {
    validating: row(uploads.validating()),
    queued: row(uploads.queued()),
    requesting: row(uploads.requesting()),
    uploading: row(uploading),
    retrying: row(uploads.retrying()),
    resending: row(uploads.resending()),
    interrupted: row(uploads.interrupted()),
    reopening: row(uploads.reopening()),
    elsewhere: row(uploads.elsewhere('sending')),
    paused: row(uploads.paused('offline')),
    reading: row(uploads.reading()),
    processing: row(uploads.processing({ step: 'encoding', percent: 42 })),
    ready: row(playable),
    uploaded: row(uploads.uploaded()),
    cancelled: row(uploads.cancelled()),
  },
  detail: row(uploading),
  leave: row(uploads.processing({ step: 'encoding', percent: 42 })),
  progress: row(uploading),
  interruption: eachOf(en.interruption, uploads.notReopened),
  action: {
    start: row(uploads.held()),
    pause: row(uploading),
    resume: row(uploads.paused('user')),
    cancel: row(uploading),
    retry: row(uploads.failedOnTheWay('network')),
    confirm: row(uploads.rejected(rejectionSamples.duplicate)),
    reselect: row(uploads.interrupted({ isAtHand: false })),
    replace: row(uploads.there(playable)),
    remove: row(playable),
    undo: row(uploads.cancelling()),
    restart: row(uploads.cancelled()),
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
  linkNotCopied: {
    uploads: [playable],
    act: (uploader) =>
      pressWhereCopyingIsDenied(uploader.querySelector<HTMLElement>('.stream-uploader-actions button')),
  },
  moveUp: { ...row(uploading, playable), field: { sortable: true } },
  moveDown: { ...row(uploading, playable), field: { sortable: true } },
  moved: {
    ...row(uploading, playable),
    field: { sortable: true },
    act: click('[data-direction=down]'),
  },
  untitled: row(uploads.reading()),
  actionLabel: row(uploading),
  rejection: eachOf(rejectionSamples, (code) => uploads.rejected(rejectionSamples[code])),
  error: eachOf(en.error, uploads.failedToStart),
  fields: {
    details: toFillIn,
    title: filledIn,
    required: filledIn,
    choose: filledIn,
    tags: filledIn,
    missing: toFillIn,
    notSaved: undescribed,
    save: undescribed,
    incomplete: { ...toFillIn, field: { required: true } },
  },
  single: {
    label: { layout: 'single' },
    none: { layout: 'single', field: { readOnly: true } },
    dropToReplace: { layout: 'single', uploads: [playable], act: holdOver('video/mp4') },
    onlyFirst: { layout: 'single', uploads: [uploading], act: drop(2) },
    replace: { layout: 'single', uploads: [playable] },
    undoReplace: { layout: 'single', uploads: [playable], next: [playable, uploading], act: drop(1) },
  },
  announcement: { uploads: [uploading], next: [{ ...playable, id: uploading.id }] },
  videos: {
    uploads: many,
    next: many.map(({ id }) => Object.assign(uploads.failedOnTheWay('network'), { id })),
  },
}
