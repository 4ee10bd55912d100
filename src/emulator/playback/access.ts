import type { Account } from '../account/account.js'
import type { VideoRecord } from '../videos/video-record.js'
import { opens } from './signed-token.js'

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
