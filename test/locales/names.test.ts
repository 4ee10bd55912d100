import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { Uploader } from 'react-stream-uploader'
import { ar } from 'react-stream-uploader/locales/ar'
import { de } from 'react-stream-uploader/locales/de'
import { describe, expect, test } from 'vitest'
import { isolateName, textDirectionOf } from '../../src/react/text/text-direction.js'

describe('a name in a sentence', () => {
  test('is left alone where both run from left to right', () => {
    expect(isolateName('Größe 日本 🏖️.mp4', 'de')).toBe('Größe 日本 🏖️.mp4')
  })

  test.each([
    ['الميناء.mov', 'en'],
    ['take 2 נמל.mov', 'de'],
    ['harbour.mov', 'ar'],
    ['harbour.mov', 'he-IL'],
  ])('%s is isolated in %s', (name, locale) => {
    expect(isolateName(name, locale)).toBe(`\u2068${name}\u2069`)
  })
})

test.each([
  ['en', 'ltr'],
  ['ar', 'rtl'],
  ['ar-EG', 'rtl'],
  ['he', 'rtl'],
  ['ur', 'rtl'],
  ['fa-AF', 'rtl'],
  ['pa', 'ltr'],
  ['pa-PK', 'rtl'],
  ['az', 'ltr'],
  ['uz-Arab', 'rtl'],
  ['ja', 'ltr'],
] as const)('%s is written %s', (locale, direction) => {
  expect(textDirectionOf(locale)).toBe(direction)
})

describe('the root', () => {
  const rootWith = (props: Omit<Uploader.RootProps, 'endpoint' | 'uploader'>): string =>
    renderToString(createElement(Uploader.Root, { endpoint: '/api/stream', ...props }))

  test('has the language and the direction of its texts', () => {
    expect(rootWith({})).toContain('lang="en" dir="ltr"')
    expect(rootWith({ messages: de })).toContain('lang="de" dir="ltr"')
    expect(rootWith({ messages: ar })).toContain('lang="ar" dir="rtl"')
    expect(rootWith({ messages: { locale: 'he' } })).toContain('lang="he" dir="rtl"')
  })

  test('or those that the host gives', () => {
    expect(rootWith({ messages: ar, lang: 'ar-EG', dir: 'auto' })).toContain('lang="ar-EG" dir="auto"')
  })
})
