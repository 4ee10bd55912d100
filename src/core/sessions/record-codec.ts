// Encodes records as plain data for the database, and parses them back.

import { cleanName } from '../../protocol/clean-name.js'
import { parseFieldValues } from '../../protocol/field-values.js'
import { asAmount, asObject, asText } from '../../protocol/json.js'
import { linkFault, toUrl } from '../../protocol/link.js'
import { restoreTicket } from '../../protocol/ticket-answer.js'
import type { SessionPoint, SessionRecord } from '../model/stored-upload.js'
import type { FileIdentity, Link, VideoIdentity } from '../model/video-identity.js'
import type { KeptFields, KeptTitle } from '../model/written.js'

const VERSION = 1
/** Of a record that names a keeper: a version that knows none would take it for one that nobody has. */
const KEPT_VERSION = 2

/**
 * Tells a link that was changed in the store, by hand or by a fault, from one that a person has added. It is no secret:
 * whoever runs code on the page can add links without it.
 */
function sealOf(id: string, { url, name }: Link): string {
  let [a, b] = [0x811c9dc5, 0x1b873593]
  for (const letter of JSON.stringify([id, url, name])) {
    const code = letter.codePointAt(0) ?? 0
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x85ebca6b)
  }
  return `${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}`
}

/** The record as plain data. A ticket's URL is not enumerable, and a copy would lose it. */
export function encodeRecord(record: SessionRecord): object {
  const { point } = record
  const version = record.keeper === undefined ? VERSION : KEPT_VERSION
  if ('link' in record) return { ...record, seal: sealOf(record.id, record.link), version }
  if (point.step !== 'transfer') return { ...record, version }
  const ticket = { ...point.ticket, uploadUrl: point.ticket.uploadUrl }
  return { ...record, point: { ...point, ticket }, version }
}

/** Parses what a store returned; `null` if it is not a record, or one of another version. */
export function parseRecord(stored: unknown): SessionRecord | null {
  const fields = asObject(stored)
  const id = asText(fields?.['id'])
  const point = parsePoint(fields?.['point'])
  const addedAt = asAmount(fields?.['addedAt'])
  const savedAt = asAmount(fields?.['savedAt'])
  const isKnown = fields?.['version'] === VERSION || fields?.['version'] === KEPT_VERSION
  if (!isKnown || id === null || addedAt === null || savedAt === null) return null
  if (point === null) return null
  const withdrawnUntil = asAmount(fields['withdrawnUntil']) ?? undefined
  const written = { title: parseTitle(fields['title']), ...parseFields(fields['fields']) }
  const keeper = asText(fields['keeper']) ?? undefined
  const kept = { id, point, ...written, withdrawnUntil, addedAt, savedAt, keeper }
  const link = parseLink(fields['link'])
  if (link !== null) {
    const isAltered = fields['seal'] !== sealOf(id, link)
    return point.step === 'transfer' || isAltered ? null : { ...kept, link }
  }
  const file = parseFile(fields['file'])
  if (file === null || point.step === 'pause') return null
  if (point.step === 'transfer' && point.bytesAccepted > file.size) return null
  const fingerprint = asText(fields['fingerprint'])
  const handle = fields['handle']
  const isHandle = typeof asObject(handle)?.['getFile'] === 'function'
  return { ...kept, file, fingerprint, handle: isHandle ? (handle as FileSystemFileHandle) : null }
}

function parseTitle(stored: unknown): KeptTitle | null {
  const fields = asObject(stored)
  const text = cleanName(asText(fields?.['text']) ?? '')
  return text === '' ? null : { text, state: fields?.['state'] === 'saved' ? 'saved' : 'unsaved' }
}

/** Nothing if there are none. */
function parseFields(stored: unknown): { readonly fields?: KeptFields } {
  const fields = asObject(stored)
  const values = parseFieldValues(fields?.['values'])
  if (values === null) return {}
  return { fields: { values, state: fields?.['state'] === 'saved' ? 'saved' : 'unsaved' } }
}

export function parseVideoIdentity(stored: unknown): VideoIdentity | null {
  return parseLink(stored) ?? parseFile(stored)
}

/** Stream would fetch this address, so it is checked like one that a person has typed. */
function parseLink(stored: unknown): Link | null {
  const fields = asObject(stored)
  const url = asText(fields?.['url'])
  const name = asText(fields?.['name'])
  const isSound = url !== null && linkFault(toUrl(url)) === null
  return isSound && name !== null ? { url, name } : null
}

function parseFile(stored: unknown): FileIdentity | null {
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
      const chunkCeiling = asAmount(fields['chunkCeiling'])
      if (ticket === null || bytesAccepted === null) return null
      return { step: 'transfer', ticket, bytesAccepted, chunkCeiling }
    }
    case 'processing':
      return videoId === null ? null : { step: 'processing', videoId }
    case 'hold':
    case 'pause':
      return { step: fields['step'] }
    default:
      return null
  }
}
