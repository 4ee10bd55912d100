import type { Account } from './account.js'
import { opens } from './playback-token.js'
import type { VideoRecord } from './video-record.js'

/**
 * Whether an address shows a video: by its id where that is enough, else by a valid token in the id's place.
 * @param shown what stands in the address: the id, or a token
 * @see https://developers.cloudflare.com/stream/viewing-videos/securing-your-stream/
 */
export async function isShownBy(
  { store, keys }: Account,
  { uid, settings }: VideoRecord,
  shown: string,
): Promise<boolean> {
  return shown === uid ? !settings.requireSignedURLs : opens(keys, shown, uid, store.now())
}
