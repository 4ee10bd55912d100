// A link: the address of a video on another server, and the video's title.

import { nameInLink, toUrl } from '../../protocol/link.js'
import { cleanName } from '../../protocol/messages.js'

/** A video on another server, which Stream fetches. */
export interface Link {
  /** The address, normalized as by `new URL`. If it does not parse, the text that was given. */
  readonly url: string
  /** The video's title. */
  readonly name: string
}

/** An http(s) address, or one with a title for the video. */
export type GivenLink = string | { readonly url: string; readonly name?: string | undefined }

/** The link with a title: the given one, or the file name at the end of the address, or else the host name. */
export function linkOf(given: GivenLink): Link {
  const { url: text, name } = typeof given === 'string' ? { url: given, name: '' } : given
  const url = toUrl(text)
  if (url === null) return { url: text, name: cleanName(name || text) }
  // The fragment is not sent to the server, so it cannot name another video.
  url.hash = ''
  return { url: url.href, name: cleanName(name || nameInLink(url)) || url.hostname }
}
