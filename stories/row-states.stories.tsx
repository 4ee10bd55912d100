import type { Meta, StoryObj } from '@storybook/react-vite'
import { StreamUploader, type Upload } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'
import { uploaderWith } from 'react-stream-uploader/testing'
import type { Language } from './support/language.js'
import { rejectionSamples } from './support/rejection-samples.js'
import * as uploads from './support/uploads.js'

interface RowsProps extends Language {
  readonly rows: readonly Upload[]
}

function Rows({ rows, ...language }: RowsProps) {
  return <StreamUploader {...language} uploader={uploaderWith(rows)} />
}

const meta: Meta<RowsProps> = {
  title: 'Uploader/States/Rows',
  component: Rows,
  parameters: { controls: { disable: true } },
}
export default meta

type Story = StoryObj<RowsProps>

const row = (upload: Upload): Story => ({ args: { rows: [upload] } })

const megabyte = 1_000_000
const notes = { name: 'Shot list.pdf', size: 90_000 }
const longName = `${'Interview with the harbour master, second take, colour graded, '.repeat(4)}final.mov`

export const Validating = row(uploads.validating())

export const RejectedType = row(uploads.rejected({ code: 'file-type', accept: 'video/*' }, notes))
export const RejectedEmpty = row(uploads.rejected({ code: 'file-empty' }, { size: 0 }))
export const RejectedUnreadable = row(uploads.rejected({ code: 'file-unreadable' }))
export const RejectedTooSmall = row(
  uploads.rejected({ code: 'file-too-small', minFileSize: megabyte }, { size: 12_000 }),
)
export const RejectedTooLarge = row(uploads.rejected({ code: 'file-too-large', maxFileSize: 200 * megabyte }))
export const RejectedDuplicate = row(uploads.rejected({ code: 'duplicate', isQuestion: false }))
export const RejectedDuplicateInQuestion = row(uploads.rejected({ code: 'duplicate', isQuestion: true }))
export const RejectedTooShort = row(uploads.rejected({ code: 'video-too-short', minDurationSeconds: 120 }))
export const RejectedTooLong = row(uploads.rejected({ code: 'video-too-long', maxDurationSeconds: 60 }))
export const RejectedTooSmallAPicture = row(
  uploads.rejected({
    code: 'dimensions-too-small',
    actual: { width: 640, height: 360 },
    minWidth: 1280,
    minHeight: 720,
  }),
)
export const RejectedTooLargeAPicture = row(
  uploads.rejected({
    code: 'dimensions-too-large',
    actual: { width: 7680, height: 4320 },
    maxWidth: 3840,
    maxHeight: Infinity,
  }),
)
export const Interrupted = row(uploads.interrupted())
export const InterruptedToBeChosen = row(uploads.interrupted({ isAtHand: false }))
export const InterruptedNotAllowed = row(uploads.notReopened('permission-denied'))
export const InterruptedFileMissing = row(uploads.notReopened('file-missing'))
export const InterruptedFileChanged = row(uploads.notReopened('file-changed'))
export const InterruptedAnotherFile = row(uploads.notReopened('another-file'))
export const Reopening = row(uploads.reopening())
export const ElsewhereSending = row(uploads.elsewhere('sending'))
export const ElsewhereWaiting = row(uploads.elsewhere('waiting'))
export const ElsewhereEncoding = row(uploads.elsewhere('encoding'))

export const RejectedByTheApp = row(uploads.rejected(rejectionSamples.refused))
export const RejectedUnchecked = row(uploads.rejected(rejectionSamples['not-checked']))
export const RejectedTooLargeTogether = row(uploads.rejected(rejectionSamples['total-too-large']))
export const RejectedTooLongTogether = row(uploads.rejected(rejectionSamples['total-too-long']))
export const RejectedTooMany = row(uploads.rejected({ code: 'too-many-files', maxFiles: 5 }))

export const Held = row(uploads.held())
export const HeldInAnEarlierVisit = row(uploads.heldEarlier())
export const Queued = row(uploads.queued())
export const QueuedAgain = row(uploads.queuedAgain())
export const RequestingAnew = row(uploads.requesting(true))
export const Requesting = row(uploads.requesting())
export const RequestingWaitsForRoom = row(uploads.waitingForRoom())

export const UploadingFirstBytes = row(uploads.uploadingFirstBytes())
export const Uploading = row(uploads.uploading())
export const UploadingWithPicture = row(uploads.opened(uploads.uploading()))
export const UploadingAnew = row(uploads.uploadingAnew())
export const UploadingRetrying = row(uploads.retrying())
export const UploadingRetryingServer = row(uploads.retryingServer())
export const UploadingResending = row(uploads.resending())

export const PausedByPerson = row(uploads.paused('user'))
export const PausedInFirstChunk = row(uploads.pausedInFirstChunk())
export const PausedOffline = row(uploads.paused('offline'))

export const Reading = row(uploads.reading('Harbour at dawn.mov'))
export const ReadingWithoutATitle = row(uploads.reading())
export const GoneFromStream = row(uploads.there(uploads.failedInEncoding('video-gone')))

export const ProcessingQueued = row(uploads.processing({ step: 'queued', percent: null }))
export const ProcessingUnmeasured = row(uploads.processing({ step: 'encoding', percent: null }))
export const ProcessingMeasured = row(uploads.processing({ step: 'encoding', percent: 42 }))

export const Ready = row(uploads.ready())
export const ReadyStillImproving = row(uploads.readyStillImproving())
export const ReadyForSignedUrls = row(uploads.readyForSignedUrls())
export const Uploaded = row(uploads.uploaded())

export const FailedSignedOut = row(uploads.failedToStart('unauthorized'))
export const FailedStorageFull = row(uploads.failedToStart('quota-exceeded'))
export const FailedIntegration = row(uploads.failedToStart('endpoint-no-url'))
export const FailedNetwork = row(uploads.failedOnTheWay('network'))
export const FailedFileChanged = row(uploads.failedOnTheWay('file-changed'))
export const FailedNotAVideo = row(uploads.failedInEncoding('not-a-video', notes))

export const Cancelled = row(uploads.cancelled())
export const CancelledAMomentAgo = row(uploads.cancelling())

export const LongName = row(uploads.uploading({ name: longName }))
export const EmojiName = row(uploads.ready({ name: '🏖️ Día de playa 🐕‍🦺 “take 2”.mp4' }))
export const RightToLeftName = row(uploads.uploading({ name: 'الميناء عند الفجر – لقطة 2.mov' }))

const everyRow = [
  Validating,
  RejectedType,
  RejectedEmpty,
  RejectedUnreadable,
  RejectedTooSmall,
  RejectedTooLarge,
  RejectedByTheApp,
  RejectedUnchecked,
  RejectedTooLargeTogether,
  RejectedTooLongTogether,
  RejectedTooMany,
  RejectedDuplicate,
  RejectedDuplicateInQuestion,
  Held,
  HeldInAnEarlierVisit,
  Queued,
  QueuedAgain,
  Requesting,
  RequestingAnew,
  UploadingFirstBytes,
  Uploading,
  UploadingAnew,
  UploadingRetrying,
  UploadingRetryingServer,
  UploadingResending,
  PausedByPerson,
  PausedInFirstChunk,
  PausedOffline,
  ProcessingQueued,
  ProcessingUnmeasured,
  ProcessingMeasured,
  Ready,
  ReadyStillImproving,
  ReadyForSignedUrls,
  Uploaded,
  FailedSignedOut,
  FailedStorageFull,
  FailedIntegration,
  FailedNetwork,
  FailedFileChanged,
  FailedNotAVideo,
  Cancelled,
  CancelledAMomentAgo,
  LongName,
  EmojiName,
  RightToLeftName,
]

export const All: Story = { args: { rows: everyRow.flatMap(({ args }) => args?.rows ?? []) } }
