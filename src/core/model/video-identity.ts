// What distinguishes one video from another without reading it: a file's fields, or a link's address.

import { cleanName } from '../../protocol/clean-name.js'
import { nameInLink, toUrl } from '../../protocol/link.js'

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

/** The fields of every `File`: the size in bytes, the time in milliseconds since the epoch, `''` for no MIME type. */
export type FileIdentity = Pick<File, 'name' | 'size' | 'type' | 'lastModified'>

/** A link is identified by its address alone. */
export type VideoIdentity = FileIdentity | Link

export function isSameFile(a: FileIdentity, b: FileIdentity): boolean {
  return keyOf(a) === keyOf(b)
}

/** A string that is equal for equal identities only: an index by it needs no search. */
export function keyOf(identity: VideoIdentity): string {
  if ('url' in identity) return `link ${identity.url}`
  const { name, size, type, lastModified } = identity
  // The name comes last, and is the only one that may have a line break.
  return `${size}\n${lastModified}\n${type}\n${name}`
}

/** A video that is at Stream already, by its id (Stream's `uid`). `title`: what your app calls it; default: its title at Stream. */
export type GivenVideo = string | { readonly id: string; readonly title?: string | undefined }

export function idOfGiven(given: GivenVideo): string {
  return typeof given === 'string' ? given : given.id
}

export function titleOfGiven(given: GivenVideo): string {
  return typeof given === 'string' ? '' : (given.title ?? '')
}

/** What becomes of a video that a person takes off the list: `keep` leaves it at Stream, `discard` deletes it through the endpoint. */
export type Removal = 'keep' | 'discard'
