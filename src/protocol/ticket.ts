// The right to upload one file, and the address that must not be logged.

/** The right to upload one file. */
export interface UploadTicket {
  /** Stream's id of the video; `null` while it is unknown. */
  readonly videoId: string | null
  /** Whoever has this one-time URL can write. Not enumerable. Keep it out of logs, errors and the DOM. */
  readonly uploadUrl: string
  /** When the URL expires, in milliseconds since the epoch; `null` if unknown. */
  readonly expiresAt: number | null
}

/** The URL is not enumerable: apps log uploads, and whoever reads the log could write with it. */
export function ticketOf(uploadUrl: string, videoId: string | null, expiresAt: number | null): UploadTicket {
  return Object.defineProperty({ uploadUrl, videoId, expiresAt }, 'uploadUrl', { enumerable: false })
}

/** An upload should not start with a URL that expires within this time. Milliseconds. */
const EXPIRY_MARGIN = 60_000

export function isExpiring({ expiresAt }: UploadTicket, at: number): boolean {
  return expiresAt !== null && at > expiresAt - EXPIRY_MARGIN
}

/** Adds the video's id, if the ticket has none. */
export function withVideoId(ticket: UploadTicket, videoId: string | null): UploadTicket {
  return ticket.videoId === null ? ticketOf(ticket.uploadUrl, videoId, ticket.expiresAt) : ticket
}
