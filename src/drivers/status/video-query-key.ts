// The TanStack Query key of a video.

/** Where TanStack Query caches a `Video`, by its id at Stream. If your app sets a newer one there, the upload shows it. */
export function videoQueryKey(videoId: string): readonly ['stream-uploader', 'video', string] {
  return ['stream-uploader', 'video', videoId]
}
