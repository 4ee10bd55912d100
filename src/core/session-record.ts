import { asAmount, asObject, asText } from '../protocol/json.js'
import { restoreTicket, type UploadTicket } from '../protocol/messages.js'
import type { FileTraits } from './file-traits.js'

/** Where a later visit goes on. `videoId` of a `request` is the video that an earlier try left behind at Stream. */
export type SessionPoint =
  | { readonly step: 'request'; readonly videoId: string | null }
  | { readonly step: 'transfer'; readonly ticket: UploadTicket; readonly bytesAccepted: number }
  | { readonly step: 'processing'; readonly videoId: string }

/** What is kept of an upload beyond the page: enough to go on, given its file. */
export interface SessionRecord {
  /** The upload's id, in every visit and every tab. */
  readonly id: string
  readonly file: FileTraits
  /** Hash of samples of the content; `null` while nothing was sent, or where the file could not be read. */
  readonly fingerprint: string | null
  /** Reads the file without asking the person to choose it again; `null` where the browser gave none. */
  readonly handle: FileSystemFileHandle | null
  readonly point: SessionPoint
  /** Milliseconds since the epoch. */
  readonly addedAt: number
  readonly savedAt: number
}

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
  const file = parseTraits(fields?.['file'])
  const point = parsePoint(fields?.['point'])
  const addedAt = asAmount(fields?.['addedAt'])
  const savedAt = asAmount(fields?.['savedAt'])
  if (fields?.['version'] !== VERSION || id === null || addedAt === null || savedAt === null) return null
  if (file === null || point === null) return null
  if (point.step === 'transfer' && point.bytesAccepted > file.size) return null
  const fingerprint = asText(fields['fingerprint'])
  return { id, file, fingerprint, handle: parseHandle(fields['handle']), point, addedAt, savedAt }
}

export function parseTraits(stored: unknown): FileTraits | null {
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
    default:
      return null
  }
}

function parseHandle(stored: unknown): FileSystemFileHandle | null {
  const handle = asObject(stored)
  return typeof handle?.['getFile'] === 'function' ? (stored as FileSystemFileHandle) : null
}
