// What opens files like a player: loaded when there is a file to read.

import { createMediaReader } from '../core/activities/media-reader.js'
import type { MediaReader, MediaReaderContext } from '../core/contract/activity-context.js'
import type { Clock } from '../core/contract/ports.js'
import { createVideoProbe } from '../drivers/files/video-probe.js'

export function mediaReaderWith(clock: Clock): (context: MediaReaderContext) => MediaReader {
  const probe = createVideoProbe(clock)
  return (context) => createMediaReader(probe, context)
}
