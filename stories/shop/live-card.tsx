import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { StreamUploader, type UploaderState } from 'react-stream-uploader'
import { ar } from 'react-stream-uploader/locales/ar'
import 'react-stream-uploader/styles.css'
import 'react-stream-uploader/single.css'
import type { Language } from '../support/language.js'
import { type BreakName, breakOf } from './breaks.js'
import { openWindow } from './connect.js'
import { type Look, variablesOf } from './look.js'
import { addSample } from './samples.js'
import { useBreak } from './use-break.js'
import { useFirstSample } from './use-first-sample.js'
import './shop.css'

interface LiveCardProps extends Language {
  readonly look: Look
  readonly breaks: readonly BreakName[]
  /** A video comes by itself, once it is seen. */
  readonly isEager?: boolean
}

/** The uploader at work: a video at hand, and buttons that break it. */
export function LiveCard({ look, breaks, isEager = false, messages, dir }: LiveCardProps) {
  const [{ uploader, isReloaded, close }] = useState(openWindow)
  useEffect(() => close, [close])
  const state = useSyncExternalStore(uploader.subscribe, uploader.getState, uploader.getInitialState)
  const [active, press] = useBreak(countOf(state, 'failed'))
  const seen = useFirstSample(isEager && !isReloaded, () => void addSample(uploader))

  function breakIt(name: BreakName): void {
    const isNewNeeded = breakOf(name).needsNew === true || !isAtWork(state)
    if (active !== name && isNewNeeded) void addSample(uploader)
    press(name)
  }

  return (
    <div ref={seen} className="shop-card" data-scheme={look.isDark ? 'dark' : 'light'}>
      <div className="shop-stage" data-layout={look.layout} data-narrow={look.isNarrow || undefined}>
        <StreamUploader
          uploader={uploader}
          style={variablesOf(look)}
          compact={look.layout === 'compact'}
          layout={look.layout === 'single' ? 'single' : 'list'}
          messages={look.isArabic ? ar : messages}
          dir={look.isArabic ? undefined : dir}
        />
      </div>
      <div className="shop-desk">
        <div className="shop-line">
          <button type="button" className="shop-button" onClick={() => void addSample(uploader)}>
            Use a sample video
          </button>
          <output className="shop-note">{noteOf(active, isReloaded, state)}</output>
        </div>
        <fieldset className="shop-line">
          <legend className="shop-hidden">Break it</legend>
          <b aria-hidden="true">Break it</b>
          {breaks.map((name) => (
            <Chip key={name} isPressed={active === name} onPress={() => breakIt(name)}>
              {breakOf(name).title}
            </Chip>
          ))}
          <button type="button" className="shop-chip" onClick={() => location.reload()}>
            Reload this page
          </button>
        </fieldset>
      </div>
    </div>
  )
}

interface ChipProps {
  readonly isPressed: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

function Chip({ isPressed, onPress, children }: ChipProps) {
  return (
    <button type="button" className="shop-chip" aria-pressed={isPressed} onClick={onPress}>
      {children}
    </button>
  )
}

function noteOf(active: BreakName | null, isReloaded: boolean, state: UploaderState): string {
  if (active !== null) return breakOf(active).note
  if (isReloaded && countOf(state, 'interrupted') > 0)
    return 'The page was reloaded. Press Resume: it goes on from the last byte that arrived, and asks for no file.'
  return 'Nothing leaves this page: an emulator of Stream runs in it. Your own videos work too.'
}

const countOf = ({ uploads }: UploaderState, status: string): number =>
  uploads.filter((upload) => upload.status === status).length

/** Whether there is something to break. */
function isAtWork({ uploads }: UploaderState): boolean {
  return uploads.some(({ status }) =>
    ['validating', 'queued', 'requesting', 'uploading', 'processing'].includes(status),
  )
}
