// What shows videos, once its code is loaded; a plain stand-in of the same size until then.
'use client'

import {
  type ComponentType,
  createElement,
  memo,
  type ReactElement,
  Suspense,
  useState,
  useSyncExternalStore,
} from 'react'
import { rowCode } from '#row-code'
import { AwaitedRows, AwaitedVideo } from './awaited.js'
import type { RowCode } from './row-code-source.js'
import type { ConfirmRefusedProps } from './rows/refusal.js'
import type { RowsProps } from './rows/rows.js'
import type { VideoPlaceProps } from './rows/single-video.js'
import type { VoiceProps } from './rows/voice.js'

const never = () => () => {}
const nothing = (): null => null

/** `null` on a server and in hydration too: both must render the same. */
export function useRowCode(): RowCode | null {
  const state = useSyncExternalStore(rowCode.subscribe, rowCode.state, nothing)
  return state === 'failed' ? null : state
}

/** On a server that took the code for browsers no effect would load it. */
function arrival(): Promise<void> {
  if (typeof document === 'undefined') void rowCode.load()
  return new Promise((resolve) => {
    const end = rowCode.subscribe(() => {
      if (!isThere(rowCode.state())) return
      end()
      resolve()
    })
  })
}

function isThere(state: RowCode | 'failed' | null): state is RowCode {
  return state !== null && state !== 'failed'
}

/**
 * What a server rendered stays as it is until the code is there: a boundary keeps it. What begins in the browser needs none, and stands
 * in the page without a further render.
 */
function late<P extends object>(
  choose: (code: RowCode) => ComponentType<P>,
  Awaited: ComponentType<P>,
): ComponentType<P> {
  let awaited: Promise<void> | null = null

  function There(props: P): ReactElement {
    const state = rowCode.state()
    if (!isThere(state)) {
      awaited ??= arrival()
      // How React is told to wait.
      throw awaited as unknown
    }
    return createElement(choose(state), props)
  }

  // React gives up the HTML of a boundary that renders again before it is hydrated.
  const Boundary = memo(function Boundary(props: P) {
    return (
      <Suspense fallback={<Awaited {...props} />}>
        <There {...props} />
      </Suspense>
    )
  }) as unknown as ComponentType<P>

  return function Late(props) {
    const isFromServer = useSyncExternalStore(
      never,
      () => false,
      () => true,
    )
    const [wasRendered] = useState(isFromServer)
    const code = useRowCode()
    if (wasRendered) return <Boundary {...props} />
    return createElement(code === null ? Awaited : choose(code), props)
  }
}

export const Rows: ComponentType<RowsProps> = late(({ Rows: Show }) => Show, AwaitedRows)
export const VideoPlace: ComponentType<VideoPlaceProps> = late(({ VideoPlace: Show }) => Show, AwaitedVideo)
export const ConfirmRefused: ComponentType<ConfirmRefusedProps> = late(
  ({ ConfirmRefused: Show }) => Show,
  nothing,
)
export const UndoRemoval: ComponentType<object> = late(({ UndoRemoval: Show }) => Show, nothing)
export const LateVoice: ComponentType<VoiceProps> = late(({ Voice: Show }) => Show, nothing)
