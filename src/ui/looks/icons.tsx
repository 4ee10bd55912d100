// The icons of the styled uploader: all of them.

import type { ReactElement } from 'react'
import type { ItemCommand } from '../../core/machine/can.js'
import type { QueueActionProps } from '../../react/parts/index.js'
import { firstIcons, icon } from './first-icons.js'

const { upload, alert } = firstIcons

const again = icon('M19 12a7 7 0 1 1-2.1-5M19 4v4h-4')
const play = icon('M9 6.5v11l8.5-5.5z')
const close = icon('m7 7 10 10M17 7 7 17')

type Picture =
  | 'upload'
  | 'video'
  | 'page'
  | 'files'
  | 'play'
  | 'fold'
  | 'unfold'
  | 'link'
  | 'edit'
  | 'check'
  | 'alert'
  | 'offline'

type QueueCommand = Exclude<QueueActionProps['action'], 'undo' | 'tryAnyway'>

/** The icons, by what they stand for: a picture, or a command. */
export type IconName = Picture | ItemCommand | QueueCommand

const pictures: { readonly [P in Picture]: ReactElement } = {
  upload,
  video: icon(
    'M5.5 6h9A1.5 1.5 0 0 1 16 7.5v9a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 4 16.5v-9A1.5 1.5 0 0 1 5.5 6ZM16 10.5l4-2.5v8l-4-2.5',
  ),
  page: icon(
    'M7 3.5h6.5L18 8v11a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 6 19V5a1.5 1.5 0 0 1 1-1.5M13.5 3.5V8H18',
  ),
  files: icon('M8.5 3.5H14L18.5 8v8.5h-10ZM14 3.5V8h4.5M5.5 7v12.5h9.5'),
  play,
  fold: icon('m7 14.5 5-5 5 5'),
  unfold: icon('m7 9.5 5 5 5-5'),
  link: icon(
    'M10.5 13.5a3.5 3.5 0 0 0 5 0l3-3a3.5 3.5 0 0 0-5-5l-1 1m1 4a3.5 3.5 0 0 0-5 0l-3 3a3.5 3.5 0 0 0 5 5l1-1',
  ),
  edit: icon('M5 19h3.2L18.6 8.6a1.6 1.6 0 0 0 0-2.3l-.9-.9a1.6 1.6 0 0 0-2.3 0L5 15.8zM13.5 7.3l3.2 3.2'),
  check: icon('m6 12.5 4 4 8-9'),
  alert,
  offline: icon(
    'M4.5 4.5l15 15M8.8 15.5a4.8 4.8 0 0 1 6.4 0M5.5 12a9.5 9.5 0 0 1 4-2.2M18.5 12a9.5 9.5 0 0 0-4.7-2.4M2.5 8.5a14 14 0 0 1 4-2.5M21.5 8.5a14 14 0 0 0-10.5-3.4M12 19v.1',
  ),
}

const actions: { readonly [C in ItemCommand]: ReactElement } = {
  start: upload,
  pause: icon('M9 6.5v11m6-11v11'),
  resume: play,
  retry: again,
  confirm: icon('M12 16V5m0 0L7.5 9.5M12 5l4.5 4.5M5 19.5h14'),
  reselect: icon(
    'M4 7.5v10A1.5 1.5 0 0 0 5.5 19h13a1.5 1.5 0 0 0 1.5-1.5V9.5A1.5 1.5 0 0 0 18.5 8H12L10 5.5H5.5A1.5 1.5 0 0 0 4 7zm8 3.5v5m-2.5-2.5h5',
  ),
  replace: icon(
    'M5 9.500h13.500m-3.500-3.500 3.500 3.500-3.500 3.500M19 16H5.500m3.500 3.500L5.500 16 9 12.500',
  ),
  undo: icon('M8.5 14 4 9.500 8.500 5M4 9.500h10a5 5 0 0 1 0 10h-3'),
  restart: again,
  cancel: close,
  remove: icon('M6.5 12h11'),
}

/** Of the commands to all. `tryAnyway` has its words at every width. */
const queue: { readonly [C in QueueCommand]: ReactElement } = {
  startAll: upload,
  pauseAll: actions.pause,
  resumeAll: play,
  retryAll: again,
  clear: icon('m4.5 12.5 3.5 3.5 7-8M11.5 14.5l1.5 1.5 7-8'),
}

export const ownIcons: { readonly [I in IconName]: ReactElement } = { ...pictures, ...actions, ...queue }
