// Uploaders of one page that have one endpoint and no key keep apart: each takes the first free place.

const taken = new Map<string, Set<number>>()

/** `wanted`: the place that was had before, which is taken again even if another has it by now. */
export function takePlace(endpoint: string, wanted?: number): number {
  const places = taken.get(endpoint) ?? new Set()
  taken.set(endpoint, places)
  let place = wanted ?? 0
  if (wanted === undefined) while (places.has(place)) place += 1
  places.add(place)
  return place
}

export function leavePlace(endpoint: string, place: number): void {
  taken.get(endpoint)?.delete(place)
}
