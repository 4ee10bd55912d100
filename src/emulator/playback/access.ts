// Who may watch a video: anybody with its id, or only with a signed token.

import type { Account } from '../account/account.js'
import type { VideoRecord } from '../videos/video-record.js'
import { isTokenValid } from './signed-token.js'

/**
 * Whether an address shows a video.
 * @param shown the video's id, or a signed token in its place
 * @see https://developers.cloudflare.com/stream/viewing-videos/securing-your-stream/
 */
export async function isShownBy(
  { store, keys }: Account,
  { uid, settings }: VideoRecord,
  shown: string,
): Promise<boolean> {
  return shown === uid ? !settings.requireSignedURLs : isTokenValid(keys, shown, uid, store.now())
}
