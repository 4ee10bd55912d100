import Cloudflare, { APIError } from 'cloudflare'
import type { StreamEmulator } from 'react-stream-uploader/emulator'

export const account = { account_id: '023e105f4ecef8ad9ca31a8372d0c353' }

/** Cloudflare's own client, whose requests go to the emulator. */
export function sdkFor(emulator: StreamEmulator): Cloudflare {
  return new Cloudflare({
    apiToken: 'token',
    baseURL: 'https://api.test/client/v4',
    maxRetries: 0,
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
  })
}

/** What a call failed with, as the client read it. */
export async function failureOf(
  call: Promise<unknown>,
): Promise<{ status: number; code: number | undefined }> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof APIError)) throw new Error('The call did not fail by an answer.', { cause: error })
  return { status: Number(error.status), code: error.errors[0]?.code }
}
