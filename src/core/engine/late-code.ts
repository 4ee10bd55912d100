// Code that is loaded after the page: it deletes videos at Stream, and hears of changes once it is there.

import { videoLeftBehind } from '../activities/left-behind.js'
import type { EnginePorts, LateActivities } from '../contract/activity-context.js'
import type { TransitionListener } from '../contract/transition-listener.js'

interface LateCode {
  load(): Promise<LateActivities>
  /** Whether the video is gone. A failure is reported. */
  discard: LateActivities['discard']
  readonly transitioned: TransitionListener
}

export function createLateCode(ports: EnginePorts): LateCode {
  let loaded: LateActivities | null = null

  async function load(): Promise<LateActivities> {
    if (loaded !== null) return loaded
    const create = await ports.late()
    loaded ??= create(ports)
    return loaded
  }

  async function discard(videoId: string, size?: number): Promise<boolean | 'kept'> {
    try {
      return await (await load()).discard(videoId, size)
    } catch (thrown) {
      ports.reportError(thrown)
      return false
    }
  }

  return {
    load,
    discard,
    transitioned(next, previous, id) {
      const videoId = videoLeftBehind(next, previous)
      if (videoId !== null) void discard(videoId)
      loaded?.transitioned(next, previous, id)
    },
  }
}
