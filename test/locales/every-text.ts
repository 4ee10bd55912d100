import { createFormat, type Messages } from 'react-stream-uploader'

const gigabyte = 1_000_000_000

/** Every figure that some text takes. A text that reads another one shows `undefined` or `NaN`. */
const figures = {
  multiple: true,
  formats: ['MP4', 'MOV', 'WebM'],
  maxFileSize: 30 * gigabyte,
  minFileSize: 1_000_000,
  maxFiles: 5,
  files: 12,
  found: 3,
  done: 3,
  busy: 7,
  failed: 2,
  rejected: 20,
  stuck: 23,
  fraction: 0.42 as number | null,
  secondsLeft: 250,
  isLink: true,
  isResumed: true,
  isRenewal: true,
  isRenewed: true,
  isAtHand: true,
  isQuestion: true,
  isServerFault: true,
  isBusy: false,
  activity: 'sending',
  cause: 'user',
  step: 'queued',
  percent: 42 as number | null,
  improvement: { percent: 42 } as { percent: number | null } | null,
  duration: 94,
  size: gigabyte,
  bytes: 400_000_000,
  unconfirmed: 24_000_000 as number | null,
  speed: 3_400_000,
  name: 'holiday.mp4',
  labels: ['Place', 'Season'],
  position: 2,
  action: '…',
  status: '…',
  minDurationSeconds: 120,
  maxDurationSeconds: 60,
  maxTotalSize: 2 * gigabyte,
  maxTotalDurationSeconds: 600,
  message: '',
  isHeld: false,
  actual: { width: 640, height: 360 },
  minWidth: 1280,
  minHeight: 720,
  maxWidth: 320,
  maxHeight: 240,
}

const otherwise = {
  ...figures,
  multiple: false,
  isLink: false,
  isResumed: false,
  isRenewal: false,
  isRenewed: false,
  isAtHand: false,
  isQuestion: false,
  isServerFault: false,
  isBusy: true,
  maxFiles: 1,
  found: 0,
  unconfirmed: null,
  done: 12,
  improvement: null,
}

const cases = {
  yes: figures,
  no: { ...otherwise, cause: 'offline', step: 'downloading', activity: 'encoding' },
  unknown: {
    ...figures,
    step: 'encoding',
    percent: null,
    improvement: { percent: null },
    fraction: null,
    minWidth: 0,
    maxHeight: Infinity,
  },
  waiting: { ...otherwise, step: 'encoding', activity: 'waiting' },
  held: { ...figures, isHeld: true },
  'held, not at hand': { ...otherwise, isHeld: true },
  'waiting link': { ...figures, step: 'downloading', activity: 'waiting', fraction: null },
}

type Text = (figures: object, format: object) => string

/** All texts of a language, each with several figures, by where they are: `status.queued (yes)`. */
export function everyText(messages: Messages): ReadonlyMap<string, string> {
  const format = createFormat(messages.locale)
  const texts = new Map<string, string>()
  function collect(group: object, path: string): void {
    for (const [key, value] of Object.entries(group)) {
      if (typeof value === 'object') collect(value as object, `${path}${key}.`)
      if (typeof value !== 'function') continue
      for (const [name, given] of Object.entries(cases)) {
        texts.set(`${path}${key} (${name})`, (value as Text)(given, format))
      }
    }
  }
  collect(messages, '')
  return texts
}
