import { readdirSync } from 'node:fs'
import { createFormat, type MessageOverrides, type Messages } from 'react-stream-uploader'
import { ar } from 'react-stream-uploader/locales/ar'
import { de } from 'react-stream-uploader/locales/de'
import { en } from 'react-stream-uploader/locales/en'
import { es } from 'react-stream-uploader/locales/es'
import { fr } from 'react-stream-uploader/locales/fr'
import { ja } from 'react-stream-uploader/locales/ja'
import { ptBR } from 'react-stream-uploader/locales/pt-BR'
import { zhCN } from 'react-stream-uploader/locales/zh-CN'
import { describe, expect, expectTypeOf, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { integrationAdvice } from '../../src/browser/integration-advice.js'
import { routeOf } from '../../src/server/routes/route.js'
import { everyText } from './every-text.js'

const languages = [ar, de, en, es, fr, ja, ptBR, zhCN]

test('a language is a file of the name of its tag, and a door of the package', () => {
  const tags = languages.map(({ locale }) => locale).toSorted()
  const files = readdirSync(new URL('../../src/locales', import.meta.url))
  expect(files.toSorted()).toEqual(tags.map((tag) => `${tag}.ts`))
  const doors = Object.keys(manifest.exports).filter((door) => door.startsWith('./locales/'))
  expect(doors).toEqual(tags.map((tag) => `./locales/${tag}`))
})

test('a language that lacks a text is a type error; a replacement may be partial', () => {
  expectTypeOf<Omit<Messages, 'hint'>>().not.toExtend<Messages>()
  expectTypeOf<
    Omit<Messages, 'error'> & { error: Omit<Messages['error'], 'network'> }
  >().not.toExtend<Messages>()
  expectTypeOf<{ error: Pick<Messages['error'], 'network'> }>().toExtend<MessageOverrides>()
})

describe.each(languages.map((messages) => [messages.locale, messages] as const))('%s', (_, messages) => {
  const texts = everyText(messages)

  test('says everything, in one line and with every figure', () => {
    expect(texts.size).toBe(everyText(en).size)
    for (const [path, text] of texts) {
      expect(text, path).not.toMatch(/undefined|NaN|null|Infinity|\[object|#|\n|\.\.|\s\s|^\s|\s$|^$/)
    }
  })

  test('ends its sentences alike: what explains with a full stop, what labels without', () => {
    for (const [path, text] of texts) {
      // "Min." is short for something. What is said aloud ends as the language has it.
      if (/^(summary|detail|announcement) /.test(path)) continue
      const isExplanation =
        /^(rejection|error|interruption)\.|^(titleNotSaved|videoRequired|uploadUnfinished|uploadHasFailed|fields\.notSaved|fields\.incomplete) /.test(
          path,
        )
      expect(/[.?。？؟]$/.test(text), `${path}: ${text}`).toBe(isExplanation)
    }
  })
})

test.each(languages.map((messages) => [messages.locale, messages] as const))(
  '%s keeps from people what only developers can repair',
  (_, { error, titleNotSaved, fields }) => {
    const codes = Object.keys(integrationAdvice) as (keyof typeof integrationAdvice)[]
    const texts = codes.map((code) => error[code]({ isLink: false }))
    const notSaved = new Set([titleNotSaved(), fields.notSaved()])
    const others = new Set(texts.filter((text) => !notSaved.has(text)))
    expect(error['endpoint-no-titles']({ isLink: false })).toBe(titleNotSaved())
    expect([...others]).toEqual([
      error['method-not-allowed']({ isLink: false }),
      error['endpoint-no-links']({ isLink: true }),
      // It may be the person's words, too.
      error['field-refused']({ isLink: true }),
    ])
    for (const text of others)
      expect(text).not.toMatch(/JSON|POST|PATCH|Upload-|Location|importLink|endpoint/i)
  },
)

const methods = ['/', `/${'0'.repeat(32)}`].flatMap((path) =>
  Array.from(routeOf(`https://host.example${path}`).operations.keys()),
)

test('the advice names every method that an endpoint must answer', () => {
  expect(methods.filter((method) => !integrationAdvice['method-not-allowed'].includes(method))).toEqual([])
})

/** Words that are the same in both, and texts that are made of what they are given. */
const alike = /^(announcement|actionLabel|player|list|videos|single\.label|untitled) /

test.each(
  languages.filter((messages) => messages !== en).map((messages) => [messages.locale, messages] as const),
)('%s leaves nothing in English', (_, messages) => {
  const texts = everyText(messages)
  const left = [...everyText(en)].filter(([path, text]) => !alike.test(path) && texts.get(path) === text)
  expect(left).toEqual([])
})

const counts = [0, 1, 2, 3, 5, 11, 100]

test.each([
  [
    en,
    [
      '0 videos done',
      '1 video done',
      '2 videos done',
      '3 videos done',
      '5 videos done',
      '11 videos done',
      '100 videos done',
    ],
  ],
  [
    de,
    [
      '0 Videos fertig',
      '1 Video fertig',
      '2 Videos fertig',
      '3 Videos fertig',
      '5 Videos fertig',
      '11 Videos fertig',
      '100 Videos fertig',
    ],
  ],
  [
    fr,
    [
      '0 vidéo terminée',
      '1 vidéo terminée',
      '2 vidéos terminées',
      '3 vidéos terminées',
      '5 vidéos terminées',
      '11 vidéos terminées',
      '100 vidéos terminées',
    ],
  ],
  [
    es,
    [
      '0 videos listos',
      '1 video listo',
      '2 videos listos',
      '3 videos listos',
      '5 videos listos',
      '11 videos listos',
      '100 videos listos',
    ],
  ],
  [
    ptBR,
    [
      '0 vídeo pronto',
      '1 vídeo pronto',
      '2 vídeos prontos',
      '3 vídeos prontos',
      '5 vídeos prontos',
      '11 vídeos prontos',
      '100 vídeos prontos',
    ],
  ],
  [
    ja,
    [
      '0 本の動画が完了',
      '1 本の動画が完了',
      '2 本の動画が完了',
      '3 本の動画が完了',
      '5 本の動画が完了',
      '11 本の動画が完了',
      '100 本の動画が完了',
    ],
  ],
  [
    zhCN,
    [
      '0 个视频已完成',
      '1 个视频已完成',
      '2 个视频已完成',
      '3 个视频已完成',
      '5 个视频已完成',
      '11 个视频已完成',
      '100 个视频已完成',
    ],
  ],
  [
    ar,
    [
      'لم يكتمل أي فيديو',
      'اكتمل فيديو واحد',
      'اكتمل فيديوهان',
      'اكتملت 3 فيديوهات',
      'اكتملت 5 فيديوهات',
      'اكتمل 11 فيديو',
      'اكتمل 100 فيديو',
    ],
  ],
])('plurals of $locale', (messages, expected) => {
  const all = {
    busy: 0,
    failed: 0,
    rejected: 0,
    stuck: 0,
    bytesTotal: 1,
    bytesReached: 1,
    fraction: 1,
    speed: null,
    secondsLeft: null,
  }
  const format = createFormat(messages.locale)
  const summaries = counts.map((files) => messages.summary({ ...all, files, done: files }, format))
  expect(summaries.map((text) => text.replaceAll('\u00a0', ' '))).toEqual(expected)
})

// They were in the plural before a single second, minute or hour.
test.each([
  [es, ['queda 1 s', 'quedan 10 s', 'queda 1 min', 'quedan 11 min', 'queda 1 h', 'quedan 1 h 1 min']],
  [ptBR, ['falta 1 s', 'faltam 10 s', 'falta 1 min', 'faltam 11 min', 'falta 1 h', 'faltam 1 h 1 min']],
])('the verb before the time that is left agrees with it: $locale', (messages, expected) => {
  const format = createFormat(messages.locale)
  const figures = { duration: null, size: null, bytes: null, unconfirmed: null, speed: null }
  const lines = [1, 10, 60, 660, 3600, 3660].map((secondsLeft) =>
    messages.detail({ ...figures, secondsLeft }, format).replaceAll('\u00a0', ' '),
  )
  expect(lines).toEqual(expected)
})

// The dual had its ending of the subject after words that ask for another.
test('two videos after a preposition or in an annexation, in Arabic', () => {
  const format = createFormat('ar')
  expect(ar.dropzoneActive({ files: 2, multiple: true }, format)).toBe('أفلت لإضافة فيديوهين')
  expect(ar.full({ maxFiles: 2 }, format)).toBe('2 من فيديوهين')
})
