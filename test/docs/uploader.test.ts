import type {
  StreamUpload,
  StreamUploaderHandle,
  Totals,
  UploadStatus,
  Video,
  VideoStatus,
} from 'react-stream-uploader'
import * as library from 'react-stream-uploader'
import { expect, test } from 'vitest'
import { namesIn, read, type Words, wordsOf } from './page.js'

const page = 'docs/reference/uploader.md'

test('the page shows everything that the hook returns', async () => {
  const returned = wordsOf({
    uploads: true,
    totals: true,
    isOnline: true,
    uploader: true,
    add: true,
    addLink: true,
    pause: true,
    resume: true,
    reselect: true,
    replace: true,
    start: true,
    cancel: true,
    retry: true,
    confirm: true,
    withdraw: true,
    undo: true,
    restart: true,
    rename: true,
    describe: true,
    remove: true,
    startAll: true,
    startUploads: true,
    cancelAll: true,
    pauseAll: true,
    resumeAll: true,
    retryAll: true,
    tryAnyway: true,
    clear: true,
  } satisfies Words<keyof StreamUpload>)
  const [, shown = ''] = /^const \{([^}]*)\} = useStreamUpload/m.exec(await read(page)) ?? []
  expect(shown.match(/\w+/g)?.toSorted()).toEqual(returned)
})

test('and every method of an uploader', async () => {
  const methods = wordsOf({
    getState: true,
    getInitialState: true,
    getUpload: true,
    subscribe: true,
    subscribeTo: true,
    setInView: true,
    add: true,
    addLink: true,
    reselect: true,
    replace: true,
    pause: true,
    resume: true,
    cancel: true,
    retry: true,
    confirm: true,
    withdraw: true,
    undo: true,
    restart: true,
    canRename: true,
    rename: true,
    canDescribe: true,
    describe: true,
    readVideo: true,
    remove: true,
    release: true,
    restoreVideos: true,
    reorder: true,
    startAll: true,
    startUploads: true,
    cancelAll: true,
    pauseAll: true,
    resumeAll: true,
    retryAll: true,
    tryAnyway: true,
    clear: true,
    configure: true,
    stop: true,
    start: true,
  } satisfies Words<keyof StreamUploaderHandle>)
  expect(await namesIn(page, 'methods')).toEqual(methods)
})

test('and every status', async () => {
  const statuses = wordsOf({
    validating: true,
    rejected: true,
    interrupted: true,
    reopening: true,
    elsewhere: true,
    queued: true,
    requesting: true,
    uploading: true,
    paused: true,
    reading: true,
    processing: true,
    ready: true,
    uploaded: true,
    failed: true,
    cancelled: true,
    cancelling: true,
    removing: true,
  } satisfies Words<UploadStatus>)
  expect(await namesIn(page, 'statuses')).toEqual(statuses)
})

test('and every value that the package exports', async () => {
  expect(await namesIn(page, 'exports')).toEqual(Object.keys(library).toSorted())
})

test('and every figure of the totals', async () => {
  const fields = wordsOf({
    files: true,
    done: true,
    busy: true,
    failed: true,
    rejected: true,
    stuck: true,
    bytesTotal: true,
    bytesReached: true,
    fraction: true,
    speed: true,
    secondsLeft: true,
  } satisfies Words<keyof Totals>)
  expect(await namesIn(page, 'totals')).toEqual(fields)
})

test('and every field of a video', async () => {
  const fields = wordsOf({
    id: true,
    creator: true,
    name: true,
    meta: true,
    status: true,
    readyToStream: true,
    readyToStreamAt: true,
    created: true,
    modified: true,
    uploaded: true,
    uploadExpiry: true,
    scheduledDeletion: true,
    duration: true,
    maxDurationSeconds: true,
    width: true,
    height: true,
    size: true,
    maxSizeBytes: true,
    thumbnail: true,
    thumbnailTimestampPct: true,
    preview: true,
    playback: true,
    requireSignedURLs: true,
    token: true,
    allowedOrigins: true,
    watermark: true,
    liveInput: true,
    clippedFrom: true,
    publicDetails: true,
  } satisfies Words<keyof Video>)
  expect(await namesIn(page, 'video')).toEqual(fields)
  const status = wordsOf({
    state: true,
    step: true,
    percentComplete: true,
    errorCode: true,
    errorText: true,
  } satisfies Words<keyof VideoStatus>)
  expect(await namesIn(page, 'video status')).toEqual(status)
})
