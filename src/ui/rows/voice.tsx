// Says what happens to the uploads, what happened before it was there too.
'use client'

import type { ReactElement } from 'react'
import { Region, type Unsaid } from '../../react/list/announcer.js'

export interface VoiceProps {
  readonly before: Unsaid
}

export function Voice({ before }: VoiceProps): ReactElement {
  return <Region before={before} />
}
