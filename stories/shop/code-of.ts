import { type Look, narrowWidth, variablesOf } from './look.js'

/** The page's code for a look, as a person would write it. */
export function pageCodeOf({ layout, isArabic }: Look): string {
  const imports = [
    "import { StreamUploader } from 'react-stream-uploader'",
    ...(isArabic ? ["import { ar } from 'react-stream-uploader/locales/ar'"] : []),
    "import 'react-stream-uploader/styles.css'",
    ...(layout === 'single' ? ["import 'react-stream-uploader/single.css'"] : []),
  ]
  const attributes = [
    'endpoint="/api/stream"',
    'accept="video/*"',
    ...(layout === 'compact' ? ['compact'] : []),
    ...(layout === 'single' ? ['layout="single"'] : []),
    ...(isArabic ? ['messages={ar}'] : []),
  ]
  return [
    ...imports,
    '',
    'export const Videos = () => (',
    '  <StreamUploader',
    ...attributes.map((attribute) => `    ${attribute}`),
    '  />',
    ')',
    '',
  ].join('\n')
}

/** The app's rules for it; empty if it needs none. `isPageDark`: of the page around the card. */
export function sheetCodeOf(look: Look, isPageDark: boolean): string {
  const rules = [
    ...(look.isDark === isPageDark ? [] : [`color-scheme: ${look.isDark ? 'dark' : 'light'};`]),
    ...Object.entries(variablesOf(look)).map(([name, value]) => `${name}: ${value};`),
    ...(look.isNarrow ? [`max-inline-size: ${narrowWidth}px;`] : []),
  ]
  if (rules.length === 0) return ''
  return ['.stream-uploader {', ...rules.map((rule) => `  ${rule}`), '}', ''].join('\n')
}

/** Which lines are in `code` and not in `plain`. */
export function linesAdded(code: string, plain: string): readonly boolean[] {
  const known = new Set(plain.split('\n'))
  return code.split('\n').map((line) => !known.has(line))
}
