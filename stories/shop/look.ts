/** What the switches of the first page choose. */
export interface Look {
  readonly layout: Layout
  readonly isDark: boolean
  readonly isArabic: boolean
  readonly isNarrow: boolean
  readonly accent: AccentName
}

export const layouts = { list: 'List', compact: 'Compact', single: 'Single' } as const

export type Layout = keyof typeof layouts

interface Accent {
  readonly title: string
  /** For light pages and for dark ones: text and buttons have a contrast of 4.5 on both. */
  readonly accent: readonly [light: string, dark: string]
  readonly onAccent: readonly [light: string, dark: string]
}

export const accents = {
  blue: { title: 'Blue', accent: ['#0b5fd0', '#6cb0ff'], onAccent: ['#fff', '#06182e'] },
  violet: { title: 'Violet', accent: ['#6b3fc9', '#b9a0ff'], onAccent: ['#fff', '#1a0d38'] },
  teal: { title: 'Teal', accent: ['#0b6b62', '#5fd0c1'], onAccent: ['#fff', '#04231f'] },
  rose: { title: 'Rose', accent: ['#b0215f', '#ff9cc2'], onAccent: ['#fff', '#3a0a20'] },
  ink: { title: 'Ink', accent: ['#2b303a', '#d5d9e2'], onAccent: ['#fff', '#16181d'] },
} as const satisfies Readonly<Record<string, Accent>>

export type AccentName = keyof typeof accents

export const firstLook: Look = {
  layout: 'list',
  isDark: false,
  isArabic: false,
  isNarrow: false,
  accent: 'blue',
}

export const narrowWidth = 390

/** As CSS. The first is the product's own, for which nothing has to be set. */
export function variablesOf({ accent: name }: Pick<Look, 'accent'>): Readonly<Record<string, string>> {
  if (name === firstLook.accent) return {}
  const { accent, onAccent } = accents[name]
  return {
    '--uploader-accent': `light-dark(${accent.join(', ')})`,
    '--uploader-on-accent': `light-dark(${onAccent.join(', ')})`,
  }
}
