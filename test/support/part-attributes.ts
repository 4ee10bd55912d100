/** Of every `Item…` part that shows where its upload is. */
const item: Attributes = {
  'data-status': 'where the upload is: validating, rejected, queued, requesting, uploading, …',
  'data-cause': 'why it is paused: user or offline',
  'data-step': 'what Stream is doing: downloading, queued or encoding',
  'data-held': 'waits for a start',
  'data-retrying': 'the transfer failed and is retried',
}

type Attributes = { readonly [name: `data-${string}` | `--uploader-${string}`]: string }

/** Every `data-*` attribute and CSS variable that each part sets. Tests compare the parts and the documents with this list. */
export const partAttributes: Readonly<Record<string, Attributes>> = {
  Root: {
    'data-busy': 'something moves, waits or is encoded',
    'data-offline': 'there is no connection',
    'data-disabled': 'takes no new files',
    'data-read-only': 'takes and removes nothing',
    'data-invalid': 'something is wrong by the rules of the app',
    'data-holding': 'a form waits until its videos have arrived',
  },
  Dropzone: {
    'data-dragging': 'files are held over it',
    'data-drag-invalid': 'none of them would be accepted',
    'data-drag-files': 'how many, if the browser tells',
    'data-disabled': 'takes no new files',
  },
  DropOverlay: {
    'data-drag-invalid': 'none of the files would be accepted',
    'data-drag-files': 'how many, if the browser tells',
  },
  Trigger: { 'data-disabled': 'takes no new files', 'data-pick': 'files, folder or camera' },
  Input: { 'data-disabled': 'takes no new files' },
  LinkForm: {
    'data-problem': 'what is wrong with the address: link-malformed, link-scheme or link-credentials',
    'data-disabled': 'takes no new links',
  },
  Search: {},
  List: {
    'data-empty': 'there are no uploads',
    'data-windowed': 'only the rows near the view are in the document',
  },
  Item: {
    'data-upload': 'id of its upload',
    'data-stuck': 'it failed, was refused, or needs its file',
    ...item,
    'data-moved': 'its place has just changed, so it takes no click yet',
    'data-leaving': 'it has left the list, and keeps its room for a moment',
  },
  ItemName: item,
  ItemFields: {
    'data-open': 'the form is shown',
    'data-missing': 'there is nothing in a required field',
    'data-saving': 'what was written is not saved at Stream yet',
    'data-problem': 'why it could not be saved: forbidden, field-refused, timeout, …',
  },
  ItemTitle: {
    'data-editing': "there is a field in the name's place",
    'data-saving': 'the title is not at Stream yet',
    'data-problem': 'why it could not be saved: an error code',
  },
  ItemStatus: item,
  ItemDetail: item,
  ItemPreview: { ...item, 'data-loaded': 'shows a picture' },
  ItemProgress: {
    ...item,
    'data-indeterminate': 'nobody knows how far it is',
    '--uploader-progress': 'how far it has come, 0 to 1; never goes back while bytes are sent',
    '--uploader-accepted': 'how much of that is certain, 0 to 1',
  },
  ItemAction: {
    'data-action': 'start, pause, resume, retry, confirm, reselect, undo, restart, cancel or remove',
    'data-arriving': 'it has just come to its row, and takes no click yet',
  },
  ItemMove: { 'data-dragging': 'the row follows the pointer' },
  ItemPlayer: { 'data-open': 'the player is there' },
  ItemCopyLink: {
    'data-copied': 'the link has just been copied',
    'data-failed': 'the browser has just refused to copy it',
    'data-arriving': 'it has just come to its row, and takes no click yet',
  },
  QueueAction: {
    'data-action': 'startAll, pauseAll, resumeAll, retryAll, tryAnyway, clear or undo',
    'data-arriving': 'it has just come, and takes no click yet: of clear and undo',
  },
  Summary: {
    'data-busy': 'something moves, waits or is encoded',
    'data-done': 'every upload is done, and nothing was refused',
    'data-offline': 'there is no connection, and the line says so',
  },
  Problems: {},
  Segments: {},
  Announcer: {},
}

/** Set for some hundred milliseconds after something has changed: `use-press.test.tsx` and `list.test.tsx` see them. */
export const passingAttributes: readonly string[] = ['data-arriving', 'data-moved', 'data-leaving']
