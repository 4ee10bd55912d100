import type { Video } from 'react-stream-uploader'
import { parseVideo } from '../../src/protocol/video-status.js'
import thumbnail from '../assets/thumbnail.svg?url&no-inline'
import type { Connection } from './in-page.js'
import { previewAddress } from './player-address.js'

/** The videos of a lesson that was saved before. The app knows what it calls the second; the others have a title at Stream. */
export const lesson = {
  title: 'The harbour',
  videos: [{ id: 'intro' }, { id: 'moorings', title: 'How boats are moored' }, { id: 'market' }],
} as const

const names: Readonly<Record<string, string>> = {
  intro: 'Harbour at dawn.mov',
  moorings: 'IMG_2041.MOV',
  market: 'Fish market.mp4',
}

/** The endpoint knows them: two can be played, the last is still encoded, and further with each poll. */
export function withLessonVideos({ fetch: send = fetch, ...rest }: Connection): Connection {
  let polls = 0
  return {
    ...rest,
    async fetch(input, init) {
      const { pathname } = new URL(new Request(input, init).url)
      const id = pathname.split('/').at(-1) ?? ''
      if (names[id] === undefined) return send(input, init)
      if (id === 'market') polls += 1
      return Response.json(videoOf(id, id === 'market' ? Math.min(100, 30 + 6 * polls) : 100))
    },
  }
}

function videoOf(id: string, percent = 100): Video {
  const isReady = percent === 100
  const video = parseVideo({
    uid: id,
    meta: { name: names[id] },
    status: { state: isReady ? 'ready' : 'inprogress', pctComplete: String(percent) },
    readyToStream: isReady,
    duration: isReady ? 94 : -1,
    thumbnail: isReady ? new URL(thumbnail, location.href).href : undefined,
    preview: previewAddress(id),
  })
  if (video === null) throw new Error('No video')
  return video
}
