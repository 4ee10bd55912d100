// The texts of an uploader without a video, in English: the only ones that each page loads.

import { type HintWords, hintLine } from './hint-line.js'
import type { FirstMessages } from './overrides.js'

export const videos = { one: '# video', other: '# videos' }

export const hintWords: HintWords = {
  fileLimit: (files, format) => `Up to ${format.plural(files, videos)}`,
  sizeLimit: (size, isEach) => `up to ${size}${isEach ? ' each' : ''}`,
}

export const firstWords: FirstMessages = {
  locale: 'en',
  dropzone: ({ multiple, isFurther }) =>
    isFurther ? 'Drop more videos here, or' : multiple ? 'Drop videos here' : 'Drop a video here',
  dropzoneActive: ({ files }, format) =>
    files !== null && files > 1 ? `Drop to add ${format.plural(files, videos)}` : 'Drop to add',
  dropzoneInvalid: () => 'Only videos can be added here',
  trigger: ({ multiple, isFurther }) =>
    isFurther ? 'Add videos' : multiple ? 'Choose videos' : 'Choose a video',
  triggerFolder: () => 'Choose a folder',
  triggerCamera: () => 'Record a video',
  linkLabel: () => 'Link to a video',
  linkAdd: () => 'Add link',
  list: () => 'Uploads',
  hint: hintLine(hintWords),
  full: ({ maxFiles }, format) => `${format.number(maxFiles)} of ${format.plural(maxFiles, videos)}`,
  videoRequired: () => 'Add a video.',
  uploadUnfinished: () => 'Wait until the upload is done.',
  uploadHasFailed: () => 'An upload failed. Try it again, or remove it.',
  submitHeld: () => 'The form will be sent once the upload is done',
  untitled: () => 'Video',
  videos: ({ files }, format) => format.plural(files, videos),
  rejection: {
    'link-malformed': () => "That's not a complete link. It should look like https://example.com/video.mp4.",
    'link-scheme': () => 'The link must start with https:// or http://.',
    'link-credentials': () =>
      'This link contains a user name or password. Use one that works without signing in.',
  },
  error: {
    'reload-needed': () => "Part of this page couldn't load. Reload the page to continue.",
  },
  fields: {
    incomplete: () => 'Fill in the details that are needed.',
  },
  single: {
    label: () => 'Video',
    none: () => 'No video',
    dropToReplace: () => 'Drop to replace the video',
    onlyFirst: () => 'Only the first video was added',
  },
}
