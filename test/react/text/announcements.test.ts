import { createFormat, en, type Messages, type Upload } from 'react-stream-uploader'
import { ar } from 'react-stream-uploader/locales/ar'
import { de } from 'react-stream-uploader/locales/de'
import { ja } from 'react-stream-uploader/locales/ja'
import { zhCN } from 'react-stream-uploader/locales/zh-CN'
import { describe, expect, test } from 'vitest'
import {
  dueAt,
  notice,
  sentencesOf,
  spoken,
  startAnnouncements,
} from '../../../src/react/text/announcements.js'
import { fileOf, transferAt, uploadIn, videoWith } from '../../support/uploads.js'

type Step = readonly [at: number, uploads: readonly Upload[]]

/** What is heard, and when, of a page that shows these uploads at these milliseconds. */
function heard(steps: readonly Step[], messages: Messages = en): readonly (readonly [number, ...string[]])[] {
  const [[, first], ...rest] = steps as [Step, ...Step[]]
  const said: [number, ...string[]][] = []
  let announcements = startAnnouncements(first)
  let uploads = first
  const speakUntil = (end: number): void => {
    for (let due = dueAt(announcements); due !== null && due <= end; due = dueAt(announcements)) {
      const sentences = sentencesOf(announcements, uploads, messages, createFormat(messages.locale))
      if (sentences.length > 0) said.push([due, ...sentences])
      announcements = spoken(announcements, due)
    }
  }
  for (const [at, next] of rest) {
    speakUntil(at)
    uploads = next
    announcements = notice(announcements, uploads, at)
  }
  speakUntil(Infinity)
  return said
}

const failure = { code: 'network', status: null, retryAfter: null } as const
const of = (name: string): File => fileOf(1000, name)

const validating = (name: string) => uploadIn('validating', {}, of(name))
const queued = (name: string) => uploadIn('queued', { transfer: null }, of(name))
const at = (name: string, bytes: number, more = {}) =>
  uploadIn('uploading', { transfer: transferAt(bytes, more) }, of(name))
const paused = (name: string, cause: 'user' | 'offline' = 'user') =>
  uploadIn('paused', { cause, transfer: transferAt(430) }, of(name))
const encoding = (name: string, percent: number | null) =>
  uploadIn(
    'processing',
    { videoId: 'v', encoding: { step: percent === null ? 'queued' : 'encoding', percent } },
    of(name),
  )
const ready = (name: string) => uploadIn('ready', { video: videoWith() }, of(name))
const failed = (name: string) =>
  uploadIn('failed', { error: failure, retryFrom: { step: 'transfer', transfer: transferAt(430) } }, of(name))

const film = 'film.mp4'

describe('of one upload', () => {
  test('is heard: its start and its end, and no figure that is over before it is spoken', () => {
    const steps = [validating, queued].map((status, index): Step => [index, [status(film)]])
    const bytes = [0, 120, 250, 260, 499, 500, 510, 770, 990]
    const moving = bytes.map((sent, index): Step => [1000 + index * 2000, [at(film, sent)]])
    const later: Step[] = [
      [20_000, [encoding(film, null)]],
      [22_000, [encoding(film, 10)]],
      [24_000, [encoding(film, 60)]],
      [26_000, [ready(film)]],
    ]
    expect(heard([[0, []], ...steps, ...moving, ...later])).toEqual([
      [1400, 'film.mp4: Uploading.'],
      [26_400, 'film.mp4: Ready.'],
    ])
  })

  test.each([
    ['more than a minute is left', 130, ['film.mp4: Uploading.', 'film.mp4: Uploading 51%.']],
    ['less is left', 110, ['film.mp4: Uploading.']],
  ])('half of it is heard where %s', (_, millisecondsPerByte, words) => {
    const moving = [0, 250, 490, 510, 520, 700].map((sent): Step => {
      const time = sent * millisecondsPerByte
      const rate = { since: 0, at: time, bytes: sent, bytesPerSecond: 1000 / millisecondsPerByte }
      return [time + 100, [at(film, sent, { rate })]]
    })
    expect(heard([[0, []], ...moving]).map(([, sentence]) => sentence)).toEqual(words)
  })

  test('a video whose better qualities are still encoded is ready, and nothing more', () => {
    const playable = uploadIn(
      'ready',
      { video: videoWith({ readyToStream: true, status: { state: 'ready', percentComplete: 12 } }) },
      of(film),
    )
    expect(
      heard([
        [0, []],
        [10, [playable]],
      ]),
    ).toEqual([[410, 'film.mp4: Ready.']])
  })

  test('of a file so small that its start is past, what it is doing is heard', () => {
    const steps: Step[] = [
      [0, []],
      [10, [at(film, 0)]],
      [200, [encoding(film, 10)]],
      [900, [encoding(film, 60)]],
      [5000, [ready(film)]],
    ]
    expect(heard(steps)).toEqual([
      [410, 'film.mp4: Processing.'],
      [5400, 'film.mp4: Ready.'],
    ])
  })

  test('is heard: a pause, what follows it, a lost connection and a failure', () => {
    const steps: Step[] = [
      [0, [at(film, 430)]],
      [5000, [paused(film)]],
      [10_000, [queued(film)]],
      [10_100, [at(film, 430)]],
      [15_000, [paused(film, 'offline')]],
      [20_000, [failed(film)]],
    ]
    expect(heard(steps)).toEqual([
      [5400, 'film.mp4: Paused.'],
      [10_500, 'film.mp4: Uploading.'],
      [15_400, 'film.mp4: Waiting for a connection.'],
      [20_400, 'film.mp4: Connection lost. Your progress is saved. Try again to continue.'],
    ])
  })

  test('nothing is heard of what was there before, of a break that mends itself, or of a row that is taken away', () => {
    const steps: Step[] = [
      [0, [at(film, 430), failed('old.mp4')]],
      [1000, [at(film, 430, { attempt: 1 })]],
      [2000, [at(film, 440)]],
      [3000, []],
    ]
    expect(heard(steps)).toEqual([])
  })

  const rate = { since: 0, at: 0, bytes: 0, bytesPerSecond: 0 }
  const again = (bytesSent: number, bytesReached: number) =>
    at(film, 0, { bytesSent, bytesReached, attempt: 1, rate })
  const broken = at(film, 0, { bytesReached: 600, attempt: 1 })

  test('is heard: what had been told of is sent again, once however often it fails, and when that is made good', () => {
    const steps: Step[] = [
      [0, [at(film, 0, { bytesSent: 600, bytesReached: 600, rate })]],
      [1000, [broken]],
      [2000, [again(10, 600)]],
      [5000, [again(590, 600)]],
      [6000, [broken]],
      [8000, [again(10, 600)]],
      [12_000, [at(film, 600)]],
    ]
    expect(heard(steps)).toEqual([
      [2400, 'film.mp4: Resending 590 bytes.'],
      [12_400, 'film.mp4: Uploading.'],
    ])
  })

  test('nothing is heard of a part that is sent again within a quarter', () => {
    const steps: Step[] = [
      [0, [at(film, 0, { bytesSent: 240, bytesReached: 240, rate })]],
      [1000, [at(film, 0, { bytesReached: 240, attempt: 1 })]],
      [2000, [again(10, 240)]],
      [3000, [at(film, 240)]],
    ]
    expect(heard(steps)).toEqual([])
  })

  test('changes that follow closely are heard once, as it is in the end', () => {
    const steps: Step[] = [
      [0, []],
      [10, [at(film, 0)]],
      [100, [encoding(film, 10)]],
      [300, [ready(film)]],
      [600, [paused(film)]],
      [900, [at(film, 430)]],
      [1200, [paused(film)]],
    ]
    expect(heard(steps)).toEqual([
      [410, 'film.mp4: Ready.'],
      [1910, 'film.mp4: Paused.'],
    ])
  })
})

const names = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${index}.mp4`)
const twelve = names(12)

describe('of several uploads', () => {
  test('up to three are named', () => {
    expect(
      heard([
        [0, []],
        [10, names(3).map(failed)],
      ]),
    ).toEqual([
      [
        410,
        ...names(3).map((name) => `${name}: Connection lost. Your progress is saved. Try again to continue.`),
      ],
    ])
  })

  test('more with the same to say are counted, and others are named beside them', () => {
    const steps: Step[] = [
      [0, twelve.map((name) => at(name, 430))],
      [10, [...twelve.slice(1).map((name) => paused(name)), failed('0.mp4')]],
    ]
    expect(heard(steps)).toEqual([
      [
        410,
        '11 videos: Paused.',
        '0.mp4: Connection lost. Your progress is saved. Try again to continue.',
        '0 of 12 videos done · 1 failed · 43%'.replaceAll(' ', '\u00a0').replaceAll('\u00a0·\u00a0', ' · '),
      ],
    ])
  })

  test('many are heard of in sum: at the start, at each quarter of all, and at the end', () => {
    const done = (count: number): readonly Upload[] =>
      twelve.map((name, index) =>
        index < count ? ready(name) : index < count + 3 ? at(name, 0) : queued(name),
      )
    const steps = Array.from({ length: 13 }, (_, count): Step => [1000 + count * 20_000, done(count)])
    const sums = heard([[0, []], ...steps]).map(([time, sentence]) => [
      time,
      sentence?.replaceAll('\u00a0', ' '),
    ])
    expect(sums).toEqual([
      [1400, '0 of 12 videos done'],
      [61_400, '3 of 12 videos done · 25%'],
      [121_400, '6 of 12 videos done · 50%'],
      [181_400, '9 of 12 videos done · 75%'],
      [241_400, '12 videos done'],
    ])
  })

  test('many that are ready at once are one sentence', () => {
    const steps: Step[] = [
      [0, twelve.map((name) => encoding(name, 40))],
      [10, twelve.map(ready)],
    ]
    expect(heard(steps)).toEqual([[410, '12\u00a0videos\u00a0done']])
  })

  test('what goes wrong among many is heard soon, and no more often than it can be listened to', () => {
    const failing = (count: number): readonly Upload[] =>
      twelve.map((name, index) => (index < count ? failed(name) : at(name, 0)))
    const steps = Array.from({ length: 9 }, (_, count): Step => [count * 500, failing(count)])
    const times = heard([[0, twelve.map((name) => at(name, 0))], ...steps]).map(([time]) => time)
    expect(times).toEqual([900, 5900])
  })
})

test.each([
  [en, 'film.mp4: Paused.'],
  [de, 'film.mp4: Angehalten.'],
  [ja, 'film.mp4：一時停止中。'],
  [zhCN, 'film.mp4：已暂停。'],
  [ar, '\u2068film.mp4\u2069: متوقف مؤقتًا'],
])('sentences end as their language ends them: $locale', (messages, sentence) => {
  expect(
    heard(
      [
        [0, []],
        [10, [paused(film)]],
      ],
      messages,
    ),
  ).toEqual([[410, sentence]])
})
