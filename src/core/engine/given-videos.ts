// Videos that were at Stream before: those that the app names, and what changes when it names others.

import type { Settings } from '../contract/options.js'
import type { UploadList } from '../list/upload-list.js'
import { idOfRow, uploadOfVideo } from '../machine/reading.js'
import type { Upload } from '../model/upload.js'
import { videoIdOf, wasThere } from '../model/upload-facts.js'
import { type GivenVideo, idOfGiven } from '../model/video-identity.js'
import { type EngineMessage, eventFor } from './engine-message.js'

type Known = readonly GivenVideo[] | undefined

export function createGivenVideos(list: UploadList) {
  /** Deleted at Stream, so that no reset brings them back. */
  const discarded = new Set<string>()

  const rows = (): readonly Upload[] => [...list.snapshot(), ...list.removed()]
  const rowOf = (videoId: string): Upload | undefined => rows().find((row) => videoIdOf(row) === videoId)

  /** What is in the list already keeps its row, whoever has brought it. */
  function missing(given: Known, { trackProcessing }: Settings): readonly Upload[] {
    const known = new Set(rows().map(videoIdOf))
    return (given ?? []).flatMap((each) => {
      const videoId = idOfGiven(each)
      if (known.has(videoId) || discarded.has(videoId)) return []
      known.add(videoId)
      return uploadOfVideo(each, trackProcessing)
    })
  }

  function ordered(given: Known): EngineMessage {
    return { kind: 'ordered', ids: (given ?? []).map((each) => idOfRow(idOfGiven(each))) }
  }

  function additions(given: Known, settings: Settings): readonly EngineMessage[] {
    return missing(given, settings).map((upload) => ({ kind: 'added', id: upload.id, upload }))
  }

  return {
    /** Into a new list, so that a server renders them. */
    fill(settings: Settings): void {
      for (const upload of missing(settings.videos ?? settings.defaultVideos, settings)) list.set(upload)
    },

    hasVideo: (videoId: string): boolean => rowOf(videoId) !== undefined,

    /** Rows come and go with `videos` alone: what a person has removed meanwhile is not named anew by it. */
    follow({ videos: before = [] }: Settings, settings: Settings): readonly EngineMessage[] {
      const { videos } = settings
      const last = before.map(idOfGiven)
      const now = videos?.map(idOfGiven)
      if (videos === undefined || now === undefined || isSame(last, now)) return []
      const gone = last.flatMap((id) => (now.includes(id) ? [] : (rowOf(id) ?? [])))
      const come = videos.filter((each) => !last.includes(idOfGiven(each)))
      return [
        ...gone.filter(wasThere).map(({ id }): EngineMessage => ({ kind: 'hidden', id })),
        ...additions(come, settings),
        ordered(videos),
      ]
    },

    restore(settings: Settings, only?: readonly string[]): readonly EngineMessage[] {
      const all = settings.videos ?? settings.defaultVideos ?? []
      const given = all.filter((each) => only?.includes(idOfGiven(each)) ?? true)
      if (given.length === 0) return []
      const removed = list.removed().filter((row) => given.some((each) => idOfGiven(each) === videoIdOf(row)))
      const undone = removed.map(({ id }) => eventFor(id, { type: 'undo' }))
      return [...undone, ...additions(given, settings), ordered(all)]
    },

    /** Returns the id of the video that is to be deleted with its row; `null` if it stays. */
    discardedWith(gone: Upload | null, { removedVideos }: Settings): string | null {
      if (gone === null || !wasThere(gone) || removedVideos !== 'discard') return null
      const videoId = videoIdOf(gone)
      if (videoId !== null) discarded.add(videoId)
      return videoId
    },
  }
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}
