// The default texts, in English: the first ones, and all others.

import { figureLines } from './figure-lines.js'
import { firstWords, hintWords, videos } from './first-words.js'
import { integrationErrors } from './integration-errors.js'
import { endSentence, joinParts } from './join-parts.js'
import type { Messages } from './messages.js'

const titleNotSaved = (): string => "The title couldn't be saved."
const fieldsNotSaved = (): string => "The details couldn't be saved."

export const en: Messages = {
  ...firstWords,
  keys: () => '↑ ↓: other files · Space: pause · Delete: remove',
  ...figureLines({
    ...hintWords,
    allDone: (files, format) => `${format.plural(files, videos)} done`,
    someDone: (done, files, format) => `${format.number(done)} of ${format.plural(files, videos)} done`,
    failed: (failed, format) => `${format.number(failed)} failed`,
    rejected: (rejected, format) => `${format.number(rejected)} not added`,
    fileNeeded: (uploads, format) =>
      format.plural(uploads, { one: '# needs its file', other: '# need their files' }),
    sent: (bytes, size) => `${bytes} of ${size}`,
    unconfirmed: (bytes) => `${bytes} may be resent`,
    timeLeft: (time) => `${time} left`,
  }),
  refused: ({ files }, format) =>
    format.plural(files, { one: '# file not added', other: '# files not added' }),
  showRefused: () => 'Show the files',
  hideRefused: () => 'Hide the files',
  segments: () => 'Show',
  segment: {
    all: () => 'All',
    underWay: () => 'Under way',
    problems: () => 'Problems',
    ready: () => 'Ready',
  },
  search: () => 'Search by name',
  searchFound: ({ found, files }, format) =>
    found === 0 ? 'No matches' : `${format.number(found)} of ${format.number(files)}`,
  offline: () => "You're offline. Uploads will resume automatically",
  startAll: () => 'Start all',
  pauseAll: () => 'Pause all',
  resumeAll: () => 'Resume all',
  retryAll: () => 'Retry all',
  tryAnyway: () => 'Try anyway',
  clear: () => 'Clear finished',
  removed: ({ files }, format) => `${format.number(files)} removed`,
  status: {
    validating: ({ isLink }) => (isLink ? 'Checking the link' : 'Checking the file'),
    queued: ({ isResumed, isHeld }) =>
      isHeld ? 'Not started yet' : isResumed ? 'Waiting to resume' : 'Waiting',
    requesting: ({ isRenewal }) => (isRenewal ? 'Upload link expired. Restarting' : 'Preparing'),
    uploading: ({ fraction, isRenewed }, format) =>
      `Uploading${fraction === null ? '' : ` ${format.percent(fraction)}`}${isRenewed ? ' (restarted)' : ''}`,
    retrying: ({ isServerFault, isBusy }) => {
      if (isBusy) return 'Server busy. Waiting'
      return `${isServerFault ? 'Server problem' : 'Interrupted'}. Retrying`
    },
    resending: ({ bytes }, format) => `Resending ${format.bytes(bytes)}`,
    interrupted: ({ isAtHand, isHeld }) => {
      if (isHeld) return isAtHand ? 'Not started yet' : 'Not started yet. Choose the same file'
      return isAtHand
        ? 'Interrupted. Select Resume to continue'
        : 'Interrupted. Choose the same file to continue'
    },
    reopening: () => 'Opening the file',
    elsewhere: ({ activity, fraction }, format) => {
      if (activity === 'encoding') return 'Processing in another tab'
      if (activity === 'waiting')
        return `Waiting in another tab${fraction === null ? '' : `, ${format.percent(fraction)}`}`
      return fraction === null
        ? 'Fetching from link in another tab'
        : `Uploading in another tab, ${format.percent(fraction)}`
    },
    paused: ({ cause }) => (cause === 'user' ? 'Paused' : 'Waiting for a connection'),
    reading: () => 'Loading',
    processing: ({ step, percent, isLink }, format) => {
      if (step === 'queued') return `${isLink ? 'Fetched' : 'Uploaded'}. Waiting to process`
      const activity = step === 'downloading' ? 'Fetching from link' : 'Processing'
      return percent === null ? activity : `${activity} ${format.percent(percent / 100)}`
    },
    ready: ({ improvement }, format) => {
      if (improvement === null) return 'Ready'
      return improvement.percent === null
        ? 'Ready. Higher quality coming'
        : `Ready. Higher quality coming, ${format.percent(improvement.percent / 100)}`
    },
    uploaded: ({ isLink }) => (isLink ? 'Link accepted. Fetching in the background' : 'Uploaded'),
    cancelled: () => 'Cancelled',
  },
  leave: () => 'You can leave this page',
  progress: ({ name }) => `Progress of ${name}`,
  interruption: {
    'permission-denied': () => 'Allow access to the file to continue.',
    'file-missing': () => 'The file was moved. Choose it again to continue.',
    'file-changed': () => 'The file has changed. Cancel, then add it again.',
    'another-file': ({ name, size }, format) =>
      `That's a different file. Choose ${name} (${format.bytes(size)}).`,
  },
  action: {
    start: () => 'Start',
    pause: () => 'Pause',
    resume: () => 'Resume',
    cancel: () => 'Cancel',
    retry: () => 'Try again',
    confirm: () => 'Upload anyway',
    reselect: () => 'Choose file',
    replace: () => 'Replace',
    remove: () => 'Remove',
    undo: () => 'Undo',
    restart: () => 'Upload again',
  },
  editTitle: () => 'Edit title',
  titleLabel: ({ name }) => `Title of ${name}`,
  titleNotSaved,
  saveTitle: () => 'Save title',
  play: () => 'Play',
  closePlayer: () => 'Close player',
  player: ({ name }) => `Player: ${name}`,
  copyLink: () => 'Copy link',
  linkCopied: () => 'Link copied',
  linkNotCopied: () => "Couldn't copy the link",
  moveUp: () => 'Move up',
  moveDown: () => 'Move down',
  moved: ({ name, position, files }, format) =>
    `${name}: ${format.number(position)} of ${format.number(files)}`,
  actionLabel: ({ action, name }) => `${action}: ${name}`,
  rejection: {
    ...firstWords.rejection,
    'file-empty': () => 'This file is empty.',
    'file-unreadable': () => "Can't read this file. It may have been moved, or it's a folder.",
    'file-type': () => "This type of file isn't accepted here. Choose a video.",
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
      isQuestion ? 'This video is already in the list. Upload anyway?' : 'This video is already in the list.',
    'total-too-large': ({ maxTotalSize }, format) =>
      `All videos together are larger than ${format.bytes(maxTotalSize)}.`,
    'total-too-long': ({ maxTotalDurationSeconds }, format) =>
      `All videos together are longer than ${format.exactDuration(maxTotalDurationSeconds)}.`,
    refused: ({ message }) => message || 'This video is not accepted here.',
    'not-checked': () => 'This video could not be checked. Add it again.',
    'too-many-files': ({ maxFiles }, format) =>
      maxFiles === 1 ? 'You can add only one video.' : `You can add only ${format.plural(maxFiles, videos)}.`,
  },
  error: {
    ...firstWords.error,
    'invalid-request': ({ isLink }) => `The server doesn't accept this ${isLink ? 'link' : 'file'}.`,
    unauthorized: () => 'Sign in to upload, then try again.',
    forbidden: () => "You don't have permission to upload here.",
    refused: () => 'The server does not accept this upload.',
    'not-found': () => "Couldn't find the video or the upload service.",
    'file-too-large': () => 'This video is larger than the server allows.',
    'link-refused': () => "Can't fetch a video from this link. It must lead to a file that anyone can open.",
    'field-refused': () => "One of the details isn't accepted. Change it, then try again.",
    'quota-exceeded': () => "There's no storage left for videos. Try again once there's room.",
    'rate-limited': () => 'Too many uploads right now. Try again in a few minutes.',
    'encoder-full': () => 'Too many videos are processing right now. Try again in a few minutes.',
    'stream-refused': () => "The video service didn't accept this upload.",
    'stream-unavailable': () => 'The video service is unavailable. Try again later.',
    internal: () => 'Something went wrong on the server. Try again later.',
    network: () => 'Connection lost. Your progress is saved. Try again to continue.',
    timeout: () => 'The server took too long to respond. Your progress is saved. Try again to continue.',
    'endpoint-failed': () => 'Something went wrong with the upload service. Try again.',
    ...integrationErrors(() => "Uploads aren't working right now. Please contact support."),
    'endpoint-no-links': () => "Links can't be added right now. Please contact support.",
    'endpoint-no-titles': titleNotSaved,
    'endpoint-no-fields': fieldsNotSaved,
    'url-expired': () => 'The upload link expired. Try again to start over.',
    'chunk-refused': () => "The upload server didn't accept part of the file.",
    'transfer-failed': () =>
      'The upload server had a problem. Your progress is saved. Try again to continue.',
    'transfer-incomplete': () => 'Part of the upload got lost on the server. Try again to start over.',
    'file-changed': () => 'The file changed during the upload. Choose it again.',
    'file-unreadable': () =>
      "Can't read this file. It may have been moved or changed, or its drive disconnected.",
    'not-a-video': ({ isLink }) =>
      isLink
        ? "There's no video at this link. It must lead to the file itself, not to a page that shows it."
        : "This file isn't a video.",
    'video-malformed': () => "This video is damaged and can't be played.",
    'video-too-long': () => 'This video is longer than allowed.',
    'video-too-short': () => 'This video is too short.',
    'link-unreachable': () =>
      "Couldn't fetch the video from its link. Check that it opens in a browser without signing in, then try again.",
    'encoding-failed': () => "The video couldn't be processed.",
    'video-gone': () => 'The video service no longer has this video. Try again to start over.',
    unexpected: () => 'Something went wrong. Try again.',
  },
  fields: {
    ...firstWords.fields,
    details: () => 'Details',
    title: () => 'Title',
    required: () => 'Required',
    choose: () => 'Choose',
    tags: () => 'Separate with commas',
    missing: ({ labels }) => `Needed: ${labels.join(', ')}`,
    notSaved: fieldsNotSaved,
    save: () => 'Save details',
  },
  single: {
    ...firstWords.single,
    replace: () => 'Replace',
    undoReplace: () => 'Undo',
  },
  announcement: ({ name, status }) => endSentence(`${name}: ${status}`),
}
