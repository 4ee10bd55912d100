/** The cache entry under which TanStack Query holds a `Video`; hosts may read it, or push a newer video into it. */
export function videoQueryKey(videoId: string): readonly ['stream-uploader', 'video', string] {
  return ['stream-uploader', 'video', videoId]
}
