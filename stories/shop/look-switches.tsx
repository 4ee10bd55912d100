import type { CSSProperties } from 'react'
import { type AccentName, accents, type Layout, type Look, layouts } from './look.js'

interface LookSwitchesProps {
  readonly look: Look
  readonly onChange: (change: Partial<Look>) => void
}

/** Each changes the uploader, and the code that makes it so. */
export function LookSwitches({ look, onChange }: LookSwitchesProps) {
  return (
    <div className="shop-switches">
      <fieldset className="shop-segments">
        <legend className="shop-hidden">Layout</legend>
        {Object.entries(layouts).map(([layout, title]) => (
          <label key={layout}>
            <input
              type="radio"
              name="shop-layout"
              checked={look.layout === layout}
              onChange={() => onChange({ layout: layout as Layout })}
            />
            {title}
          </label>
        ))}
      </fieldset>
      <Toggle isOn={look.isDark} onChange={(isDark) => onChange({ isDark })}>
        Dark
      </Toggle>
      <Toggle isOn={look.isArabic} onChange={(isArabic) => onChange({ isArabic })}>
        <span lang="ar">العربية</span>
      </Toggle>
      <Toggle
        isOn={look.isNarrow}
        className="shop-toggle shop-narrow"
        onChange={(isNarrow) => onChange({ isNarrow })}
      >
        390 px
      </Toggle>
      <fieldset className="shop-accents">
        <legend className="shop-hidden">Accent</legend>
        {Object.entries(accents).map(([name, { title, accent }]) => (
          <label key={name} title={title} style={swatch(accent)}>
            <input
              type="radio"
              name="shop-accent"
              aria-label={title}
              checked={look.accent === name}
              onChange={() => onChange({ accent: name as AccentName })}
            />
          </label>
        ))}
      </fieldset>
    </div>
  )
}

interface ToggleProps {
  readonly isOn: boolean
  readonly className?: string
  readonly onChange: (isOn: boolean) => void
  readonly children: React.ReactNode
}

function Toggle({ isOn, className = 'shop-toggle', onChange, children }: ToggleProps) {
  return (
    <button type="button" className={className} aria-pressed={isOn} onClick={() => onChange(!isOn)}>
      {children}
    </button>
  )
}

const swatch = ([light, dark]: readonly [string, string]) =>
  ({ '--swatch': `light-dark(${light}, ${dark})` }) as CSSProperties
