import { createStreamHandler, type StreamHandler } from 'react-stream-uploader/server'

/** What every recipe reads from the environment. `npx react-stream-uploader emulate` prints all of it except the session's secret. */
export interface StreamEnv {
  readonly CLOUDFLARE_ACCOUNT_ID?: string | undefined
  /** Permission "Stream: Edit". */
  readonly CLOUDFLARE_API_TOKEN?: string | undefined
  /** The emulator's address; not set in production. */
  readonly CLOUDFLARE_API_BASE_URL?: string | undefined
  /** The answer of `PUT /accounts/{id}/stream/webhook`. Without it, webhooks are not accepted. */
  readonly CLOUDFLARE_STREAM_WEBHOOK_SECRET?: string | undefined
  readonly SESSION_SECRET?: string | undefined
  /** Other variables. Without this line, `process.env` of Next.js is not assignable. */
  readonly [name: string]: unknown
}

/** The endpoint for `<StreamUploader endpoint="/api/stream" />`. The recipes differ only in how they mount it. */
export function createStreamEndpoint(env: StreamEnv): StreamHandler {
  const { SESSION_SECRET: sessionSecret, CLOUDFLARE_STREAM_WEBHOOK_SECRET: webhookSecret } = env
  if (!sessionSecret) throw new TypeError('SESSION_SECRET is not set.')
  return createStreamHandler({
    accountId: env.CLOUDFLARE_ACCOUNT_ID,
    apiToken: env.CLOUDFLARE_API_TOKEN,
    apiBaseUrl: env.CLOUDFLARE_API_BASE_URL,
    authorize: async (request) => {
      const userId = await userIdOf(request, sessionSecret)
      return userId === null
        ? new Response(null, { status: 401 })
        : { creator: userId, maxDurationSeconds: 3600 }
    },
    webhook: webhookSecret ? { secret: webhookSecret } : undefined,
  })
}

/**
 * Who is signed in; `null` for nobody. Replace it with your app's own sign-in. This one reads the cookie `session=<user id>.<signature>`, which
 * `signSession` creates.
 */
async function userIdOf(request: Request, secret: string): Promise<string | null> {
  const cookies = request.headers.get('cookie') ?? ''
  const [, id = '', hex = ''] = /(?:^|; )session=([\w-]{1,64})\.([0-9a-f]{64})(?:;|$)/.exec(cookies) ?? []
  const signature = Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16),
  )
  const isSigned = await crypto.subtle.verify('HMAC', await keyOf(secret), signature, encoder.encode(id))
  return isSigned ? id : null
}

/** The value of the cookie that a sign-in page would set, `HttpOnly; Secure; SameSite=Lax`. */
export async function signSession(userId: string, secret: string): Promise<string> {
  const signature = await crypto.subtle.sign('HMAC', await keyOf(secret), encoder.encode(userId))
  const hex = Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${userId}.${hex}`
}

const encoder = new TextEncoder()

const keyOf = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ])
