import player from '../assets/player.svg?url&no-inline'

/**
 * Address of a page that stands for Stream's player, because a story's video is not at Stream. It has the form of Stream's addresses, but all
 * after the `#`, so that one file serves every video.
 */
export function previewAddress(videoId: string): string {
  return `${new URL(player, location.href).href}#/${videoId}/watch`
}
