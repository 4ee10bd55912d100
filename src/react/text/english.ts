// The default texts, in English.

import { figureLines } from './figure-lines.js'
import { integrationErrors } from './integration-errors.js'
import { endSentence, joinParts } from './join-parts.js'
import type { Messages } from './messages.js'

const videos = { one: '# video', other: '# videos' }

const titleNotSaved = (): string => 'The title could not be saved.'

export const en: Messages = {
  locale: 'en',
  dropzone: ({ multiple, isFurther }) =>
    isFurther ? 'Drop more videos here, or' : multiple ? 'Drop videos here' : 'Drop a video here',
  dropzoneActive: ({ multiple }) => (multiple ? 'Let go to add them' : 'Let go to add it'),
  dropzoneInvalid: () => 'Only videos can be added here',
  trigger: ({ multiple, isFurther }) =>
    isFurther ? 'Add videos' : multiple ? 'Choose videos' : 'Choose a video',
  triggerFolder: () => 'Choose a folder',
  triggerCamera: () => 'Record a video',
  linkLabel: () => 'Link to a video',
  linkAdd: () => 'Add the link',
  hint: ({ maxFileSize, maxFiles }, format) =>
    joinParts(
      ', ',
      maxFiles === undefined || maxFiles === 1 ? '' : `Up to ${format.plural(maxFiles, videos)}`,
      maxFileSize === undefined ? '' : `${format.bytes(maxFileSize)} at most each`,
    ),
  list: () => 'Uploads',
  ...figureLines({
    allDone: (files, format) => `${format.plural(files, videos)} done`,
    someDone: (done, files, format) => `${format.number(done)} of ${format.plural(files, videos)} done`,
    failed: (failed, format) => `${format.number(failed)} failed`,
    sent: (bytes, size) => `${bytes} of ${size}`,
    unconfirmed: (bytes) => `${bytes} may be sent again`,
    timeLeft: (time) => `${time} left`,
  }),
  offline: () => 'No connection. Uploads go on by themselves',
  pauseAll: () => 'Pause all',
  resumeAll: () => 'Resume all',
  retryAll: () => 'Try all again',
  tryAnyway: () => 'Try anyway',
  clear: () => 'Clear finished',
  status: {
    validating: ({ isLink }) => (isLink ? 'Checking the link' : 'Checking the file'),
    queued: ({ isResumed }) => (isResumed ? 'Waiting to go on' : 'Waiting for its turn'),
    requesting: ({ isRenewal }) => (isRenewal ? 'Upload link expired. Restarting' : 'Getting ready'),
    uploading: ({ fraction, isRenewed }, format) =>
      `Uploading ${format.percent(fraction)}${isRenewed ? ' (restarted)' : ''}`,
    retrying: ({ isServerFault, isBusy }) => {
      if (isBusy) return 'Waiting for room'
      return `${isServerFault ? 'Server problem' : 'Interrupted'}. Trying again`
    },
    resending: ({ bytes }, format) => `Sending ${format.bytes(bytes)} again`,
    interrupted: ({ isAtHand }) =>
      isAtHand ? 'Interrupted. It goes on where it stopped' : 'Interrupted. Choose the same file to go on',
    reopening: () => 'Opening the file',
    elsewhere: ({ activity, fraction }, format) =>
      activity === 'encoding'
        ? 'Being encoded, in another tab'
        : fraction === null
          ? `${activity === 'sending' ? 'Being fetched from its address,' : 'Waiting'} in another tab`
          : `${activity === 'sending' ? 'Uploading' : 'Waiting'} in another tab, ${format.percent(fraction)}`,
    paused: ({ cause }) => (cause === 'user' ? 'Paused' : 'Waiting for a connection'),
    processing: ({ step, percent, isLink }, format) => {
      if (step === 'queued') return `${isLink ? 'Fetched' : 'Uploaded'}. Waiting to be encoded`
      const activity = step === 'downloading' ? 'Being fetched from its address' : 'Encoding'
      return percent === null ? activity : `${activity} ${format.percent(percent / 100)}`
    },
    ready: ({ improvement }, format) => {
      if (improvement === null) return 'Ready'
      return improvement.percent === null
        ? 'Ready to play, still improving'
        : `Ready to play, still improving, ${format.percent(improvement.percent / 100)}`
    },
    uploaded: ({ isLink }) => (isLink ? 'Handed over. It is fetched from its address' : 'Uploaded'),
    cancelled: () => 'Cancelled',
  },
  progress: ({ name }) => `Progress of ${name}`,
  interruption: {
    'permission-denied': () => 'The browser was not allowed to read the file. Allow it to go on.',
    'file-missing': () => 'The file is not where it was. Choose it to go on.',
    'file-changed': () => 'The file has changed since. Cancel, and add it again.',
    'another-file': ({ name, size }, format) =>
      `That is another file. Choose ${name} of ${format.bytes(size)}, as it was.`,
  },
  action: {
    pause: () => 'Pause',
    resume: () => 'Resume',
    cancel: () => 'Cancel',
    retry: () => 'Try again',
    confirm: () => 'Upload all the same',
    reselect: () => 'Choose the file',
    remove: () => 'Remove from the list',
  },
  editTitle: () => 'Edit the title',
  titleLabel: ({ name }) => `Title of ${name}`,
  titleNotSaved,
  saveTitle: () => 'Save the title',
  play: () => 'Play',
  closePlayer: () => 'Close the player',
  player: ({ name }) => `Player: ${name}`,
  copyLink: () => 'Copy link',
  linkCopied: () => 'Link copied',
  linkNotCopied: () => 'The link could not be copied',
  actionLabel: ({ action, name }) => `${action}: ${name}`,
  rejection: {
    'file-empty': () => 'This file is empty.',
    'file-unreadable': () => 'This file cannot be read. It may have been moved, or it is a folder.',
    'file-type': () => 'This kind of file is not accepted here. Choose a video.',
    'file-too-small': ({ minFileSize }, format) => `This file is smaller than ${format.bytes(minFileSize)}.`,
    'file-too-large': ({ maxFileSize }, format) => `This file is larger than ${format.bytes(maxFileSize)}.`,
    'video-too-short': ({ minDurationSeconds }, format) =>
      `This video is shorter than ${format.exactDuration(minDurationSeconds)}.`,
    'video-too-long': ({ maxDurationSeconds }, format) =>
      `This video is longer than ${format.exactDuration(maxDurationSeconds)}.`,
    'dimensions-too-small': ({ actual, minWidth, minHeight }, { number }) =>
      `This video is ${number(actual.width)} × ${number(actual.height)} pixels. It must be ${joinParts(
        ' and ',
        minWidth > 0 ? `at least ${number(minWidth)} wide` : '',
        minHeight > 0 ? `at least ${number(minHeight)} high` : '',
      )}.`,
    'dimensions-too-large': ({ actual, maxWidth, maxHeight }, { number }) =>
      `This video is ${number(actual.width)} × ${number(actual.height)} pixels. It must be ${joinParts(
        ' and ',
        maxWidth < Infinity ? `at most ${number(maxWidth)} wide` : '',
        maxHeight < Infinity ? `at most ${number(maxHeight)} high` : '',
      )}.`,
    duplicate: ({ isQuestion }) =>
      isQuestion
        ? 'This video is in the list already. Upload it all the same?'
        : 'This video is in the list already.',
    'link-malformed': () =>
      'This is not a complete address. It should look like https://example.com/video.mp4.',
    'link-scheme': () => 'Only addresses that begin with https:// or http:// can be fetched.',
    'link-credentials': () =>
      'This address has a user name or password in it. Use one that works without signing in.',
    'too-many-files': ({ maxFiles }, format) =>
      maxFiles === 1
        ? 'Only one video can be added.'
        : `Only ${format.plural(maxFiles, videos)} can be added.`,
  },
  error: {
    'invalid-request': ({ isLink }) => `The server does not accept this ${isLink ? 'link' : 'file'}.`,
    unauthorized: () => 'You are not signed in any more. Sign in, then try again.',
    forbidden: () => 'You are not allowed to upload here.',
    'not-found': () => 'The video or the upload service was not found.',
    'file-too-large': () => 'This video is larger than the server accepts.',
    'link-refused': () =>
      'A video cannot be fetched from this address. It must lead to a file that anybody can open.',
    'quota-exceeded': () =>
      'There is no storage left for videos. Nothing is lost; try again once there is room.',
    'rate-limited': () => 'Too many uploads at the moment. Try again in a few minutes.',
    'stream-refused': () => 'The video service refused this upload.',
    'stream-unavailable': () => 'The video service cannot be reached at the moment.',
    internal: () => 'Something went wrong on the server.',
    network: () => 'The connection failed. Nothing is lost: try again to go on.',
    'reload-needed': () => 'A part of this page could not be loaded. Reload the page, and go on from there.',
    timeout: () => 'The server did not answer for too long. Nothing is lost: try again to go on.',
    'endpoint-failed': () => 'The upload service answered with an error.',
    ...integrationErrors(() => "Uploads aren't working right now. Please contact support."),
    'endpoint-no-links': () => "Links can't be added right now. Please contact support.",
    'endpoint-no-titles': titleNotSaved,
    'url-expired': () => 'The time for this upload has run out. Try again to start it anew.',
    'chunk-refused': () => 'The upload server refused a part of the file.',
    'transfer-failed': () => 'The upload server answered with an error. Nothing is lost: try again to go on.',
    'transfer-incomplete': () => 'The upload server did not keep what it was sent. Try again to start anew.',
    'file-changed': () => 'The file changed while it was being uploaded. Choose it again.',
    'file-unreadable': () =>
      'The file cannot be read any more. Was it moved or changed, or its disk removed?',
    'not-a-video': ({ isLink }) =>
      isLink
        ? 'There is no video at this address. It must lead to the file itself, not to a page that shows it.'
        : 'This file is not a video.',
    'video-malformed': () => 'This video is damaged and cannot be played.',
    'video-too-long': () => 'This video is longer than allowed.',
    'video-too-short': () => 'This video is too short.',
    'link-unreachable': () =>
      'The video could not be fetched from its address. Check that it opens in a browser without signing in, then try again.',
    'encoding-failed': () => 'The video could not be encoded.',
    'video-gone': () => 'The video service does not have this video any more. Try again to upload it anew.',
    unexpected: () => 'Something went wrong.',
  },
  announcement: ({ name, status }) => endSentence(`${name}: ${status}`),
  videos: ({ files }, format) => format.plural(files, videos),
}
