import { expect, test } from 'vitest'
import { linesAdded, pageCodeOf, sheetCodeOf } from '../../stories/shop/code-of.js'
import { accents, firstLook, type Look } from '../../stories/shop/look.js'

const look = (change: Partial<Look>): Look => ({ ...firstLook, ...change })
const added = (change: Partial<Look>): readonly string[] => {
  const lines = pageCodeOf(look(change)).split('\n')
  const isAdded = linesAdded(lines.join('\n'), pageCodeOf(firstLook))
  return lines.filter((_, index) => isAdded[index]).map((line) => line.trim())
}

test('what is seen first needs eight lines and no rule of the app', () => {
  expect(pageCodeOf(firstLook).trim().split('\n')).toHaveLength(9)
  expect(sheetCodeOf(firstLook, false)).toBe('')
})

test('each layout is an attribute, and brings its style sheet', () => {
  expect(added({ layout: 'compact' })).toEqual(['compact'])
  expect(added({ layout: 'single' })).toEqual([
    "import 'react-stream-uploader/single.css'",
    'layout="single"',
  ])
})

test('Arabic is an import and an attribute, and its direction comes with it', () => {
  expect(added({ isArabic: true })).toEqual([
    "import { ar } from 'react-stream-uploader/locales/ar'",
    'messages={ar}',
  ])
})

test('dark, narrow and a colour are rules of the app', () => {
  expect(
    sheetCodeOf(look({ isDark: true, isNarrow: true, accent: 'violet' }), false),
  ).toBe(`.stream-uploader {
  color-scheme: dark;
  --uploader-accent: light-dark(#6b3fc9, #b9a0ff);
  --uploader-on-accent: light-dark(#fff, #1a0d38);
  max-inline-size: 390px;
}
`)
})

test('on a dark page dark needs no rule, and light does', () => {
  expect(sheetCodeOf(look({ isDark: true }), true)).toBe('')
  expect(sheetCodeOf(firstLook, true)).toContain('color-scheme: light;')
})

/** Of WCAG 2. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const digits = colour.length === 4 ? colour.slice(1).replaceAll(/./g, '$&$&') : colour.slice(1)
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(digits.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

test.each(Object.entries(accents))(
  '%s can be read on light and dark surfaces, and text on it',
  (_, chosen) => {
    const surfaces = ['#fff', '#17191d'] as const
    for (const at of [0, 1] as const) {
      expect(contrast(chosen.accent[at], surfaces[at])).toBeGreaterThan(4.5)
      expect(contrast(chosen.accent[at], chosen.onAccent[at])).toBeGreaterThan(4.5)
    }
  },
)
