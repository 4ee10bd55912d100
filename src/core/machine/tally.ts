// Counts the uploads of which something holds, and asks only those that have changed.

import type { Upload } from '../model/upload.js'

/** For one list: what was asked of an upload is kept by its place, so that a report of progress asks one of ten thousand. */
export function createTally(holds: (upload: Upload) => boolean): (uploads: readonly Upload[]) => number {
  let last: readonly Upload[] = []
  let answers: readonly boolean[] = []
  let count = 0
  return (uploads) => {
    if (uploads === last) return count
    const known = answers
    const before = last
    answers = uploads.map((upload, place) =>
      before[place] === upload ? known[place] === true : holds(upload),
    )
    last = uploads
    count = answers.reduce((sum, answer) => (answer ? sum + 1 : sum), 0)
    return count
  }
}
