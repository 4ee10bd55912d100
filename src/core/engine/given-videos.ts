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
      if (videos === undefined || areSame(named, videos)) return []
      const before = new Map(named.map((each) => [idOfGiven(each), each]))
      const now = new Map(videos.map((each) => [idOfGiven(each), each]))
      named = videos
      const known = rowsById()
      const gone = [...before.keys()].flatMap((id) => (now.has(id) ? [] : (known.get(id) ?? [])))
      const come = videos.filter((each) => !before.has(idOfGiven(each)))
      const renamed = [...now].flatMap(([id, each]) => {
        const [row, last] = [known.get(id), before.get(id)]
        if (row === undefined || last === undefined || titleOfGiven(last) === titleOfGiven(each)) return []
        return eventFor(row.id, { type: 'named', name: titleOfGiven(each) })
      })
      return [
        ...gone.filter((row) => !isWithdrawn(row)).flatMap(releaseOf),
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

function areSame(a: readonly GivenVideo[], b: readonly GivenVideo[]): boolean {
  const isSame = (one: GivenVideo, other: GivenVideo | undefined): boolean =>
    other !== undefined && idOfGiven(one) === idOfGiven(other) && titleOfGiven(one) === titleOfGiven(other)
  return a.length === b.length && a.every((each, index) => isSame(each, b[index]))
}
