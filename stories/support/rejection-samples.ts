import type { Rejection, RejectionCode } from 'react-stream-uploader'

/** One of each code. */
export const rejectionSamples: { readonly [C in RejectionCode]: Extract<Rejection, { code: C }> } = {
  'file-empty': { code: 'file-empty' },
  'file-unreadable': { code: 'file-unreadable' },
  'file-type': { code: 'file-type', accept: 'video/*' },
  'file-too-small': { code: 'file-too-small', minFileSize: 1_000_000 },
  'file-too-large': { code: 'file-too-large', maxFileSize: 200_000_000 },
  'too-many-files': { code: 'too-many-files', maxFiles: 5 },
  'total-too-large': { code: 'total-too-large', maxTotalSize: 2_000_000_000 },
  'total-too-long': { code: 'total-too-long', maxTotalDurationSeconds: 600 },
  refused: { code: 'refused', message: 'Drafts are not published. Add the final cut.', reason: 'draft' },
  'not-checked': { code: 'not-checked' },
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
