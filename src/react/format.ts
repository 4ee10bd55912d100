import { wholePercent } from '../core/progress.js'

/** Figures in a person's language. */
export interface Format {
  /** `12.3 MB`; decimal units, as file managers and Cloudflare use them. */
  bytes(bytes: number): string
  /** `1.2 MB/s` */
  speed(bytesPerSecond: number): string
  /** `42%`, from 0 to 1; whole, and 100 % only when all is done. */
  percent(fraction: number): string
  /** `8 sec`, `4 min`, `1 hr, 20 min`: no more precise than an estimate is. */
  duration(seconds: number): string
  /** `1:34`, `1:02:07`: the length of a video, as players show it. */
  clock(seconds: number): string
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** @param locale a BCP 47 tag */
export function createFormat(locale: string): Format {
  const number = (options: Intl.NumberFormatOptions): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, options)
  const percent = number({ style: 'percent', maximumFractionDigits: 0 })
  const byteFormats = units.map((unit, power) =>
    number({ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: power < 2 ? 0 : 1 }),
  )
  const [second, minute, hour] = (['second', 'minute', 'hour'] as const).map((unit) =>
    number({ style: 'unit', unit, unitDisplay: 'short' }),
  ) as [Intl.NumberFormat, Intl.NumberFormat, Intl.NumberFormat]
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' })

  function bytes(amount: number): string {
    // By the rounded figure, or 999,999 bytes would be "1,000 kB".
    const power = amount < 1000 ? 0 : Math.min(Math.floor(Math.log10(amount * 1.0005) / 3), units.length - 1)
    return (byteFormats[power] as Intl.NumberFormat).format(amount / 1000 ** power)
  }

  const digits = number({ useGrouping: false })
  const twoDigits = number({ minimumIntegerDigits: 2 })

  return {
    bytes,
    speed: (bytesPerSecond) => `${bytes(bytesPerSecond)}/s`,
    percent: (fraction) => percent.format(wholePercent(fraction) / 100),
    duration(seconds) {
      if (seconds < 60) return second.format(Math.round(seconds))
      const minutes = Math.round(seconds / 60)
      if (minutes < 60) return minute.format(minutes)
      const rest = minutes % 60
      const hours = hour.format(Math.floor(minutes / 60))
      return rest === 0 ? hours : list.format([hours, minute.format(rest)])
    },
    clock(seconds) {
      // Anything that plays lasts a second: "0:00" would look like a fault.
      const whole = Math.max(1, Math.round(seconds))
      const minutes = Math.floor(whole / 60)
      const parts = minutes < 60 ? [minutes] : [Math.floor(minutes / 60), minutes % 60]
      return [...parts, whole % 60]
        .map((part, index) => (index === 0 ? digits : twoDigits).format(part))
        .join(':')
    },
  }
}
