// What the field for one video shows.

import type { Upload } from '../../core/model/upload.js'

export interface OneVideoView {
  readonly shown: Upload | null
  /** Chosen to replace it, and not accepted yet. */
  readonly candidate: Upload | null
  /** What was chosen last, if a rule refused it. */
  readonly refused: Upload | null
  /** `shown` is to replace another video, which stays until this one can be played. */
  readonly isReplacing: boolean
}
