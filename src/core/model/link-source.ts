import { nameInLink, toUrl } from '../../protocol/link.js'
import { cleanName } from '../../protocol/messages.js'

/** A video on another server. Stream fetches it from there. */
export interface Link {
  /** As a browser writes it; what was given, where that is no address. */
  readonly url: string
  /** The video's title. */
  readonly name: string
}

/** An address, or one with a title for the video. */
export type GivenLink = string | { readonly url: string; readonly name?: string | undefined }

/** The link with a title: the file name at the end of the address, or else its host, where none was given. */
export function linkOf(given: GivenLink): Link {
  const { url: text, name } = typeof given === 'string' ? { url: given, name: '' } : given
  const url = toUrl(text)
  if (url === null) return { url: text, name: cleanName(name || text) }
  // It is not sent to the server that the video is on, so it makes no other video.
  url.hash = ''
  return { url: url.href, name: cleanName(name || nameInLink(url)) || url.hostname }
}
