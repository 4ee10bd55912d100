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
      // "Min." is short for something.
      if (/^(summary|detail) /.test(path)) continue
      const isExplanation = /^(rejection|error|interruption)\./.test(path)
      expect(/[.?。？؟]$/.test(text), `${path}: ${text}`).toBe(isExplanation)
    }
  })
})

/** Words that are the same in both, and texts that are made of what they are given. */
const alike = /^(announcement|actionLabel|player|list) /

test.each(
  languages.filter((messages) => messages !== en).map((messages) => [messages.locale, messages] as const),
)('%s leaves nothing in English', (_, messages) => {
  const texts = everyText(messages)
  const left = [...everyText(en)].filter(([path, text]) => !alike.test(path) && texts.get(path) === text)
  expect(left).toEqual([])
})

const counts = [0, 1, 2, 3, 5, 11, 100]

test.each([
  [en, ['0 videos', '1 video', '2 videos', '3 videos', '5 videos', '11 videos', '100 videos']],
  [de, ['0 Videos', '1 Video', '2 Videos', '3 Videos', '5 Videos', '11 Videos', '100 Videos']],
  [fr, ['0 vidéo', '1 vidéo', '2 vidéos', '3 vidéos', '5 vidéos', '11 vidéos', '100 vidéos']],
  [es, ['0 videos', '1 video', '2 videos', '3 videos', '5 videos', '11 videos', '100 videos']],
  [ptBR, ['0 vídeo', '1 vídeo', '2 vídeos', '3 vídeos', '5 vídeos', '11 vídeos', '100 vídeos']],
  [ja, ['0 本', '1 本', '2 本', '3 本', '5 本', '11 本', '100 本']],
  [zhCN, ['0 个视频', '1 个视频', '2 个视频', '3 个视频', '5 个视频', '11 个视频', '100 个视频']],
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
    bytesTotal: 1,
    bytesReached: 1,
    fraction: 1,
    speed: null,
    secondsLeft: null,
  }
  const format = createFormat(messages.locale)
  const summaries = counts.map((files) => messages.summary({ ...all, files, done: files }, format))
  expect(summaries.map((text) => text.replaceAll('\u00a0', ' '))).toEqual(
    expected.map((text) => expect.stringContaining(text)),
  )
})
