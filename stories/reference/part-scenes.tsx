import type { ReactElement } from 'react'
import { type Upload, Uploader, type UploaderState } from 'react-stream-uploader'
import { dragOf } from '../support/drag-of.js'
import { pressWhereCopyingIsDenied } from '../support/press-where-copying-is-denied.js'
import * as uploads from '../support/uploads.js'
import { videoFields } from '../support/video-fields.js'

/** A part in one of its states. */
export interface Scene {
  readonly part: ReactElement
  /** The uploads in the list; the `Item…` parts show the first. */
  readonly uploads?: readonly Upload[]
  readonly state?: Partial<UploaderState>
  readonly disabled?: boolean
  readonly field?: Pick<Uploader.RootProps, 'readOnly' | 'invalid' | 'sortable'>
  /** What a person does to get there. */
  readonly act?: (part: HTMLElement | null) => void
}

type Scenes = Readonly<Record<string, Scene>>

/** How the bench finds the part. */
export const className = 'bench-part'

const click = (part: HTMLElement | null): void => (part?.querySelector('button') ?? part)?.click()

const dragOver =
  (type: string) =>
  (part: HTMLElement | null): void =>
    void (part ?? document.body).dispatchEvent(dragOf(part === null ? 'dragover' : 'dragenter', type))

const ofUpload = {
  validating: uploads.validating(),
  rejected: uploads.rejected({ code: 'file-empty' }, { size: 0 }),
  interrupted: uploads.interrupted(),
  reopening: uploads.reopening(),
  elsewhere: uploads.elsewhere('sending'),
  'queued, held': uploads.held(),
  queued: uploads.queued(),
  requesting: uploads.requesting(),
  uploading: uploads.uploading(),
  retrying: uploads.retrying(),
  resending: uploads.resending(),
  'paused by hand': uploads.paused('user'),
  'paused, offline': uploads.paused('offline'),
  'fetched from a link': uploads.ofLink(uploads.processing({ step: 'downloading', percent: null })),
  'waiting to be encoded': uploads.processing({ step: 'queued', percent: null }),
  encoding: uploads.processing({ step: 'encoding', percent: 42 }),
  ready: uploads.ready(),
  'ready, still improving': uploads.readyStillImproving(),
  uploaded: uploads.uploaded(),
  failed: uploads.failedOnTheWay('network'),
  cancelled: uploads.cancelled(),
  'cancelled a moment ago': uploads.cancelling(),
}

/** The same part in a row of each status. */
function inEachStatus(part: ReactElement): Scenes {
  return Object.fromEntries(
    Object.entries(ofUpload).map(([name, upload]) => [name, { part, uploads: [upload] }]),
  )
}

const whenDisabled = (part: ReactElement): Scenes => ({
  enabled: { part },
  disabled: { part, disabled: true },
})

function actions(): Scenes {
  const possible = {
    start: ofUpload['queued, held'],
    pause: ofUpload.uploading,
    resume: ofUpload['paused by hand'],
    retry: ofUpload.failed,
    confirm: uploads.rejected({ code: 'duplicate', isQuestion: true }),
    reselect: uploads.interrupted({ isAtHand: false }),
    replace: uploads.there(ofUpload.ready),
    undo: uploads.cancelling(),
    restart: ofUpload.cancelled,
    cancel: ofUpload.uploading,
    remove: ofUpload.ready,
  } satisfies Record<Uploader.ItemActionProps['action'], Upload>
  return Object.fromEntries(
    Object.entries(possible).map(([action, upload]) => [
      action,
      {
        part: <Uploader.ItemAction action={action as keyof typeof possible} className={className} />,
        uploads: [upload],
      },
    ]),
  )
}

/** Words of the bench itself, always in English. */
const words = (text: string): ReactElement => (
  <span lang="en" dir="ltr">
    {text}
  </span>
)

const dropzone = (
  <Uploader.Dropzone className={className}>
    {words('Drop files here.')} <Uploader.Trigger />
  </Uploader.Dropzone>
)
const overlay = <Uploader.DropOverlay className={className} />
const linkForm = <Uploader.LinkForm className={className} />
const summary = <Uploader.Summary className={className} />
const list = (
  <Uploader.List className={className}>
    {(upload) => (
      <Uploader.Item upload={upload}>
        <Uploader.ItemName />
      </Uploader.Item>
    )}
  </Uploader.List>
)
const player = <Uploader.ItemPlayer className={className} />
const title = <Uploader.ItemTitle className={className} />
const fields = <Uploader.ItemFields className={className} />
const copyLink = <Uploader.ItemCopyLink className={className} />
const preview = <Uploader.ItemPreview className={className}>{words('No picture yet.')}</Uploader.ItemPreview>
const several = Object.values(ofUpload)

const hundreds = Array.from({ length: 201 }, (_, index) => uploads.queued({ name: `Rushes ${index}.mov` }))

const typed =
  (address: string) =>
  (form: HTMLElement | null): void => {
    const field = form?.querySelector('input')
    if (!field) return
    field.value = address
    form?.querySelector('button')?.click()
  }

export type PartName = keyof typeof Uploader

/** The type makes a part without a page an error. */
export const partScenes: { readonly [P in PartName]: Scenes } = {
  Root: {
    idle: { part: words('The other parts go here.') },
    busy: { part: words('The other parts go here.'), uploads: [ofUpload.uploading] },
    offline: { part: words('The other parts go here.'), state: { isOnline: false } },
    disabled: { part: words('The other parts go here.'), disabled: true },
    'read only': { part: words('The other parts go here.'), field: { readOnly: true } },
    invalid: { part: words('The other parts go here.'), field: { invalid: true } },
  },
  Dropzone: {
    ...whenDisabled(dropzone),
    'a video is dragged over it': { part: dropzone, act: dragOver('video/mp4') },
    'a text file is dragged over it': { part: dropzone, act: dragOver('text/plain') },
  },
  DropOverlay: {
    'a video is dragged over the page': { part: overlay, act: dragOver('video/mp4') },
    'a text file is dragged over the page': { part: overlay, act: dragOver('text/plain') },
    hidden: { part: overlay },
  },
  Trigger: {
    ...whenDisabled(<Uploader.Trigger className={className} />),
    'pick="folder"': { part: <Uploader.Trigger pick="folder" className={className} /> },
    'pick="camera"': { part: <Uploader.Trigger pick="camera" className={className} /> },
  },
  Input: whenDisabled(<Uploader.Input className={className} />),
  LinkForm: {
    ...whenDisabled(linkForm),
    'not an address': { part: linkForm, act: typed('example.com') },
    'not http': { part: linkForm, act: typed('ftp://films.example/harbour.mp4') },
    'with a password': { part: linkForm, act: typed('https://me:secret@films.example/harbour.mp4') },
  },
  Summary: {
    busy: { part: summary, uploads: several },
    done: { part: summary, uploads: [ofUpload.ready, ofUpload.uploaded] },
    'one failed': { part: summary, uploads: [ofUpload.ready, ofUpload.failed] },
    offline: { part: summary, uploads: several, state: { isOnline: false } },
  },
  Problems: {
    'some failed': { part: <Uploader.Problems className={className} />, uploads: several },
    none: { part: <Uploader.Problems className={className} />, uploads: [ofUpload.ready] },
  },
  Segments: {
    'a long list': { part: <Uploader.Segments className={className} />, uploads: several },
    'a short list': { part: <Uploader.Segments className={className} />, uploads: several.slice(0, 7) },
  },
  Search: {
    'hundreds of uploads': { part: <Uploader.Search className={className} />, uploads: hundreds },
    'no more than 200': { part: <Uploader.Search className={className} />, uploads: several },
  },
  QueueAction: {
    startAll: { part: <Uploader.QueueAction action="startAll" className={className} />, uploads: several },
    pauseAll: { part: <Uploader.QueueAction action="pauseAll" className={className} />, uploads: several },
    resumeAll: { part: <Uploader.QueueAction action="resumeAll" className={className} />, uploads: several },
    retryAll: {
      part: <Uploader.QueueAction action="retryAll" className={className} />,
      uploads: [ofUpload.failed, uploads.failedOnTheWay('timeout')],
    },
    tryAnyway: {
      part: <Uploader.QueueAction action="tryAnyway" className={className} />,
      uploads: [ofUpload.queued],
      state: { isOnline: false },
    },
    clear: { part: <Uploader.QueueAction action="clear" className={className} />, uploads: several },
    undo: {
      part: <Uploader.QueueAction action="undo" className={className} />,
      uploads: several,
      state: { removed: uploads.removing(5) },
    },
  },
  List: { filled: { part: list, uploads: several.slice(0, 3) }, empty: { part: list } },
  Item: inEachStatus(<Uploader.ItemName />),
  ItemName: inEachStatus(<Uploader.ItemName className={className} />),
  ItemTitle: {
    ...inEachStatus(<Uploader.ItemTitle className={className} />),
    editing: { part: title, uploads: [ofUpload.uploading], act: click },
    saving: { part: title, uploads: [uploads.titled(ofUpload.uploading, 'unsaved')] },
    'not saved': { part: title, uploads: [uploads.titled(ofUpload.uploading, 'failed')] },
  },
  ItemFields: {
    missing: { part: fields, uploads: [uploads.held()], state: { fields: videoFields } },
    open: { part: fields, uploads: [uploads.held()], state: { fields: videoFields }, act: click },
    saving: {
      part: fields,
      uploads: [uploads.described(ofUpload.uploading, 'unsaved', { place: 'Bergen', season: 'Autumn' })],
      state: { fields: videoFields },
    },
    'not saved': {
      part: fields,
      uploads: [uploads.described(ofUpload.uploading, 'failed', { place: 'Bergen', season: 'Autumn' })],
      state: { fields: videoFields },
    },
  },
  ItemStatus: inEachStatus(<Uploader.ItemStatus className={className} />),
  ItemDetail: inEachStatus(<Uploader.ItemDetail className={className} />),
  ItemPreview: {
    ...inEachStatus(preview),
    'with a frame of the file': { part: preview, uploads: [uploads.opened(ofUpload.uploading)] },
  },
  ItemProgress: inEachStatus(<Uploader.ItemProgress className={`${className} bench-bar`} />),
  ItemAction: actions(),
  ItemMove: {
    sortable: {
      part: <Uploader.ItemMove className={className} />,
      uploads: [ofUpload.ready, ofUpload.uploading],
      field: { sortable: true },
    },
  },
  ItemPlayer: {
    closed: { part: player, uploads: [ofUpload.ready] },
    open: { part: player, uploads: [ofUpload.ready], act: click },
  },
  ItemCopyLink: {
    ready: { part: copyLink, uploads: [ofUpload.ready] },
    copied: { part: copyLink, uploads: [ofUpload.ready], act: click },
    denied: { part: copyLink, uploads: [ofUpload.ready], act: pressWhereCopyingIsDenied },
  },
  Announcer: { silent: { part: <Uploader.Announcer className={className} />, uploads: several } },
}
