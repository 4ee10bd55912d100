// An endpoint at which every id is a video that can be played, called by its id.

import { vi } from 'vitest'
import { videoWith } from '../../support/uploads.js'

const complete = { state: 'ready', percentComplete: 100 } as const

export const endpoint = {
  createTicket: vi.fn(),
  getStatus: async (id: string) =>
    videoWith({ id, meta: { name: `${id}.mp4` }, readyToStream: true, status: complete }),
  discard: vi.fn(),
}
