// What an uploader without a video does not show: a chunk of its own.

export { ConfirmRefused, refusalOf, UndoRemoval } from './refusal.js'
export { Rows } from './rows.js'
export { VideoPlace } from './single-video.js'
export { Voice } from './voice.js'
