// Sizes, speeds, percentages, durations and plurals, formatted for a language.

import { wholePercent } from '../../core/machine/progress.js'

export interface Format {
  /** `12.3 MB`, `181 MB`: decimal units, as in file managers and at Cloudflare; tenths below 100. */
  bytes(bytes: number): string
  /** `['181', '432 MB']`: a part and the whole, of which the unit is said once if they share it. */
  bytesOf(part: number, whole: number): readonly [part: string, whole: string]
  /** `1.2 MB/s` */
  speed(bytesPerSecond: number): string
  /** `42%`. Takes a fraction from 0 to 1. Rounded to whole percent, and 100% only if all is done. */
  percent(fraction: number): string
  /** `8 sec`, `4 min`, `1 hr 20 min`: rounded to seconds below a minute, and to minutes above. */
  duration(seconds: number): string
  /** `1 min 30 sec`: rounded to a tenth of a second, for limits. */
  exactDuration(seconds: number): string
  /** `1:34`, `1:02:07`: the length of a video as players show it. */
  clock(seconds: number): string
  /** `1280`, `12,800` */
  number(value: number): string
  /** The plural form for this count. `#` in it becomes the figure: `{one: '# video', other: '# videos'}`. */
  plural(count: number, forms: PluralForms): string
}

/** A form for each plural category of CLDR that the language has. `other` replaces a missing one. */
export type PluralForms = { readonly other: string } & { readonly [C in Intl.LDMLPluralRule]?: string }

const prefixes = ['', 'kilo', 'mega', 'giga', 'tera'] as const

/** @param locale a BCP 47 tag */
export function createFormat(locale: string): Format {
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options)
  const percent = number({ style: 'percent' })
  const unitOf = (unit: string, maximumFractionDigits = 0): Intl.NumberFormat =>
    // The short form of several bytes would be "500 byte" in English.
    number({ style: 'unit', unit, unitDisplay: unit === 'byte' ? 'long' : 'short', maximumFractionDigits })
  const second = unitOf('second', 1)
  const minute = unitOf('minute')
  const hour = unitOf('hour')
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' })
  const digits = number({ useGrouping: false })
  const twoDigits = number({ minimumIntegerDigits: 2 })
  // Digits are grouped from 10,000: pixels are usually written without groups.
  const plain = number({ useGrouping: 'min2' })
  const plurals = new Intl.PluralRules(locale)

  function exactDuration(exact: number): string {
    // Before it is divided: else what is rounded up would be "60 sec".
    const seconds = Math.round(exact * 10) / 10
    const amounts = [
      [hour, Math.floor(seconds / 3600)],
      [minute, Math.floor(seconds / 60) % 60],
      [second, seconds % 60],
    ] as const
    const parts = amounts.filter(([unit, amount]) => amount > 0 || (unit === second && seconds === 0))
    return list.format(parts.map(([unit, amount]) => unit.format(amount)))
  }

  const bytes = scaled(unitOf, '')
  const plainWhole = number({ maximumFractionDigits: 0 })
  const plainTenths = number({ maximumFractionDigits: 1 })

  function bytesOf(part: number, size: number): readonly [string, string] {
    const power = powerOf(size)
    if (powerOf(part) !== power || power < 2) return [bytes(part), bytes(size)]
    const amount = part / 1000 ** power
    return [(amount < 99.95 ? plainTenths : plainWhole).format(amount), bytes(size)]
  }

  return {
    bytes,
    bytesOf,
    speed: scaled(unitOf, '-per-second'),
    percent: (fraction) => percent.format(wholePercent(fraction) / 100),
    duration: (seconds) => exactDuration(seconds < 60 ? Math.round(seconds) : Math.round(seconds / 60) * 60),
    exactDuration,
    clock(seconds) {
      // At least a second: "0:00" would look like a fault.
      const whole = Math.max(1, Math.round(seconds))
      const minutes = Math.floor(whole / 60)
      const parts = minutes < 60 ? [minutes] : [Math.floor(minutes / 60), minutes % 60]
      const texts = [...parts, whole % 60].map((part, index) =>
        (index === 0 ? digits : twoDigits).format(part),
      )
      return texts.join(':')
    },
    number: (value) => plain.format(value),
    plural: (count, forms) =>
      (forms[plurals.select(count)] ?? forms.other).replace('#', () => plain.format(count)),
  }
}

type UnitFormat = (unit: string, maximumFractionDigits: number) => Intl.NumberFormat

function scaled(unitOf: UnitFormat, rate: '' | '-per-second'): (amount: number) => string {
  const formats = prefixes.map((prefix, power) => {
    const unit = `${prefix}byte${rate}`
    return { whole: unitOf(unit, 0), tenths: unitOf(unit, power < 2 ? 0 : 1) }
  })
  return (amount) => {
    const power = powerOf(amount)
    const figure = amount / 1000 ** power
    const format = formats[power] as (typeof formats)[number]
    return (figure < 99.95 ? format.tenths : format.whole).format(figure)
  }
}

/** Of the rounded figure. Otherwise 999,999 bytes would be "1,000 kB". */
function powerOf(amount: number): number {
  return amount < 1000 ? 0 : Math.min(Math.floor(Math.log10(amount * 1.0005) / 3), prefixes.length - 1)
}
