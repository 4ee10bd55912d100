// Videos that are at Stream already, as an app names them.

/** A video that is at Stream already, by its id (Stream's `uid`). `title`: what your app calls it; default: its title at Stream. */
export type GivenVideo = string | { readonly id: string; readonly title?: string | undefined }

export function idOfGiven(given: GivenVideo): string {
  return typeof given === 'string' ? given : given.id
}

/** What becomes of a video that a person takes off the list: `keep` leaves it at Stream, `discard` deletes it through the endpoint. */
export type Removal = 'keep' | 'discard'
