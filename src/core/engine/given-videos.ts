// Videos that were at Stream before: those that the app names, and what changes when it names others.

import type { Settings } from '../contract/options.js'
import type { UploadList } from '../list/upload-list.js'
import { idOfRow, uploadOfVideo } from '../machine/reading.js'
import type { Upload } from '../model/upload.js'
import { isWithdrawn, videoIdOf, wasThere } from '../model/upload-facts.js'
import { type GivenVideo, idOfGiven, titleOfGiven } from '../model/video-identity.js'
import { type EngineMessage, eventFor, releaseOf } from './engine-message.js'

type Known = readonly GivenVideo[] | undefined

export function createGivenVideos(list: UploadList) {
  /** Deleted at Stream, so that no reset brings them back. */
  const discarded = new Set<string>()
  /** What `videos` was last. An app that loads it anew has none meanwhile. */
  let named: readonly GivenVideo[] = []
  /** Ids that it has no more, of rows whose removal by a person could still be undone. */
  let leaving: readonly string[] = []

  const rows = (): readonly Upload[] => [...list.snapshot(), ...list.removed()]
  const rowsById = (): ReadonlyMap<string | null, Upload> =>
    new Map(rows().map((row) => [videoIdOf(row), row]))

  /** What is in the list already keeps its row, whoever has brought it. */
  function missing(given: Known, { trackProcessing }: Settings): readonly Upload[] {
    const known = new Set(rows().map(videoIdOf))
    return (given ?? []).flatMap((each) => {
      const videoId = idOfGiven(each)
      if (videoId === '' || known.has(videoId) || discarded.has(videoId)) return []
      known.add(videoId)
      return uploadOfVideo(each, trackProcessing)
    })
  }

  function ordered(given: Known): EngineMessage {
    const known = rowsById()
    return {
      kind: 'ordered',
      ids: (given ?? []).map(idOfGiven).map((id) => known.get(id)?.id ?? idOfRow(id)),
    }
  }

  function additions(given: Known, settings: Settings): readonly EngineMessage[] {
    return missing(given, settings).map((upload) => ({ kind: 'added', id: upload.id, upload }))
  }

  return {
    /** Into a new list, so that a server renders them. */
    fill(settings: Settings): void {
      named = settings.videos ?? []
      for (const upload of missing(settings.videos ?? settings.defaultVideos, settings)) list.set(upload)
    },

    hasVideo: (videoId: string): boolean => rowsById().has(videoId),

    /** Rows come and go with `videos` alone: what a person has removed meanwhile is not named anew by it, and can be undone. */
    follow(settings: Settings): readonly EngineMessage[] {
      const { videos } = settings
      if (videos === undefined || keyOf(named) === keyOf(videos)) return []
      const titlesOf = (given: readonly GivenVideo[]): ReadonlyMap<string, string> =>
        new Map(given.map((each) => [idOfGiven(each), titleOfGiven(each)]))
      const before = titlesOf(named)
      const now = titlesOf(videos)
      named = videos
      const known = rowsById()
      const lost = [...before.keys(), ...leaving].filter((id) => !now.has(id))
      const gone = [...new Set(lost.flatMap((id) => known.get(id) ?? []))]
      const back = leaving.flatMap((id) => {
        const row = now.has(id) ? known.get(id) : undefined
        return row !== undefined && isWithdrawn(row) ? eventFor(row.id, { type: 'undo' }) : []
      })
      const renamed = [...now].flatMap(([id, name]) => {
        const row = before.has(id) && before.get(id) !== name ? known.get(id) : undefined
        return row === undefined ? [] : eventFor(row.id, { type: 'named', name })
      })
      leaving = gone.filter(isWithdrawn).flatMap((row) => videoIdOf(row) ?? [])
      const come = videos.filter((each) => !before.has(idOfGiven(each)))
      return [
        ...gone.filter((row) => !isWithdrawn(row)).flatMap(releaseOf),
        ...back,
        ...additions(come, settings),
        ...renamed,
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

/** Equal for lists that name the same videos with the same titles. */
function keyOf(videos: readonly GivenVideo[]): string {
  return JSON.stringify(videos.map((each) => [idOfGiven(each), titleOfGiven(each)]))
}
