// Counts marked places before a place, in logarithmic time: a Fenwick tree.

export interface RankCounter {
  /** @param by 1 to mark the place, -1 to unmark it */
  add(place: number, by: 1 | -1): void
  /** How many marked places are lower than this one. */
  before(place: number): number
}

/** @see https://doi.org/10.1002/spe.4380240306 P. M. Fenwick, 1994 */
export function createRankCounter(): RankCounter {
  /** A power of two. */
  let size = 64
  /** Index 0 is not used. `sums[i]` is the number of marks in the last `i & -i` places up to `i - 1`. */
  let sums = new Int32Array(size + 1)

  function grow(): void {
    const larger = new Int32Array(size * 2 + 1)
    larger.set(sums)
    larger[size * 2] = sums[size] ?? 0
    sums = larger
    size *= 2
  }

  return {
    add(place, by) {
      while (place >= size) grow()
      for (let i = place + 1; i <= size; i += i & -i) sums[i] = (sums[i] ?? 0) + by
    },
    before(place) {
      let marks = 0
      for (let i = Math.min(place, size); i > 0; i -= i & -i) marks += sums[i] ?? 0
      return marks
    },
  }
}
