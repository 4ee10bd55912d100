import { asAmount, asObject, asText } from '../protocol/json.js'
import { linkFault, toUrl } from '../protocol/link.js'
import { cleanName, restoreTicket, type UploadTicket } from '../protocol/messages.js'
import type { FileTraits } from './file-traits.js'
import type { Link } from './link.js'
import type { KeptTitle } from './title.js'
import type { Traits } from './traits.js'

/** Where a later visit goes on. `videoId` of a `request` is the video that an earlier try left behind at Stream. */
export type SessionPoint =
  | { readonly step: 'request'; readonly videoId: string | null }
  | { readonly step: 'transfer'; readonly ticket: UploadTicket; readonly bytesAccepted: number }
  | { readonly step: 'processing'; readonly videoId: string }
  /** A link that the person holds back: all others go on by themselves. */
  | { readonly step: 'pause' }

interface Kept {
  /** The upload's id, in every visit and every tab. */
  readonly id: string
  readonly point: SessionPoint
  /** What the person calls the video; `null` for nothing, as in records of versions that had no titles. */
  readonly title: KeptTitle | null
  /** Milliseconds since the epoch. */
  readonly addedAt: number
  readonly savedAt: number
}

export interface FileRecord extends Kept {
  readonly file: FileTraits
  /** Hash of samples of the content; `null` while nothing was sent, or where the file could not be read. */
  readonly fingerprint: string | null
  /** Reads the file without asking the person to choose it again; `null` where the browser gave none. */
  readonly handle: FileSystemFileHandle | null
}

export interface LinkRecord extends Kept {
  readonly link: Link
}

/** What is kept of an upload beyond the page: enough to go on, given its file. */
export type SessionRecord = FileRecord | LinkRecord

/** How long a record is worth keeping after its last change, in milliseconds: a week. */
export const SESSION_LIFETIME: number = 7 * 24 * 60 * 60 * 1000

const VERSION = 1

/** The record as plain data: a ticket's URL is not enumerable, and would be lost in a copy. */
export function storedForm(record: SessionRecord): object {
  const { point } = record
  const plain =
    point.step === 'transfer'
      ? { ...point, ticket: { ...point.ticket, uploadUrl: point.ticket.uploadUrl } }
      : point
  return { ...record, point: plain, version: VERSION }
}

/** Reads what a store gave back; `null` where it is no such record, or one of another version. */
export function parseSessionRecord(stored: unknown): SessionRecord | null {
  const fields = asObject(stored)
  const id = asText(fields?.['id'])
  const point = parsePoint(fields?.['point'])
  const addedAt = asAmount(fields?.['addedAt'])
  const savedAt = asAmount(fields?.['savedAt'])
  if (fields?.['version'] !== VERSION || id === null || addedAt === null || savedAt === null) return null
  if (point === null) return null
  const kept = { id, point, title: parseTitle(fields['title']), addedAt, savedAt }
  const link = parseLink(fields['link'])
  if (link !== null) return point.step === 'transfer' ? null : { ...kept, link }
  const file = parseFile(fields['file'])
  if (file === null || point.step === 'pause') return null
  if (point.step === 'transfer' && point.bytesAccepted > file.size) return null
  const fingerprint = asText(fields['fingerprint'])
  return { ...kept, file, fingerprint, handle: parseHandle(fields['handle']) }
}

function parseTitle(stored: unknown): KeptTitle | null {
  const fields = asObject(stored)
  const text = cleanName(asText(fields?.['text']) ?? '')
  return text === '' ? null : { text, state: fields?.['state'] === 'saved' ? 'saved' : 'unsaved' }
}

export function parseTraits(stored: unknown): Traits | null {
  return parseLink(stored) ?? parseFile(stored)
}

/** Stream would be sent to this address, so it is judged like one that a person has typed. */
function parseLink(stored: unknown): Link | null {
  const fields = asObject(stored)
  const url = asText(fields?.['url'])
  const name = asText(fields?.['name'])
  const isSound = url !== null && linkFault(toUrl(url)) === null
  return isSound && name !== null ? { url, name } : null
}

function parseFile(stored: unknown): FileTraits | null {
  const fields = asObject(stored)
  const name = fields?.['name']
  const size = asAmount(fields?.['size'])
  const type = fields?.['type']
  const lastModified = fields?.['lastModified']
  if (typeof name !== 'string' || size === null || typeof type !== 'string') return null
  return typeof lastModified === 'number' ? { name, size, type, lastModified } : null
}

function parsePoint(stored: unknown): SessionPoint | null {
  const fields = asObject(stored)
  const videoId = asText(fields?.['videoId'])
  switch (fields?.['step']) {
    case 'request':
      return { step: 'request', videoId }
    case 'transfer': {
      const ticket = restoreTicket(fields['ticket'])
      const bytesAccepted = asAmount(fields['bytesAccepted'])
      return ticket === null || bytesAccepted === null ? null : { step: 'transfer', ticket, bytesAccepted }
    }
    case 'processing':
      return videoId === null ? null : { step: 'processing', videoId }
    case 'pause':
      return { step: 'pause' }
    default:
      return null
  }
}

function parseHandle(stored: unknown): FileSystemFileHandle | null {
  const handle = asObject(stored)
  return typeof handle?.['getFile'] === 'function' ? (stored as FileSystemFileHandle) : null
}
