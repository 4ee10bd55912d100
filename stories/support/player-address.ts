import player from '../assets/player.svg?url&no-inline'

/**
 * Address of a page for a video of a story, which Stream's player knows nothing of. It has the form of Stream's addresses, and all of that
 * behind the `#`, so one file answers for every video.
 */
export function previewAddress(videoId: string): string {
  return `${new URL(player, location.href).href}#/${videoId}/watch`
}
