// The TanStack Query key of a video.

/**
 * The key under which TanStack Query caches a `Video`. Your app may read the entry, or set a newer video with
 * `queryClient.setQueryData`, and the upload shows it at once.
 * @param videoId Stream's id of the video
 */
export function videoQueryKey(videoId: string): readonly ['stream-uploader', 'video', string] {
  return ['stream-uploader', 'video', videoId]
}
