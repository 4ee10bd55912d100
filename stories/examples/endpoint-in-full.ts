import { createStreamHandler, type StreamHandler } from 'react-stream-uploader/server'
import { userOf } from './sign-in.js'

/** Playable videos by id. Use your app's database instead. */
const playable = new Map<string, { readonly creator: string | null }>()

export const handler: StreamHandler = createStreamHandler({
  accountId: process.env['CLOUDFLARE_ACCOUNT_ID'],
  apiToken: process.env['CLOUDFLARE_API_TOKEN'],
  authorize: async (request, action) => {
    const user = await userOf(request)
    if (user === null) return new Response(null, { status: 401 })
    if (action.type === 'import') return null // no links: 403
    return {
      creator: user.id,
      maxDurationSeconds: 2 * 3600,
      requireSignedURLs: true,
      allowedOrigins: ['app.example'],
    }
  },
  // The answer of `PUT /accounts/{id}/stream/webhook` for `https://app.example/api/stream/webhook`.
  webhook: {
    secret: process.env['CLOUDFLARE_STREAM_WEBHOOK_SECRET'],
    onReady: ({ video }) => void playable.set(video.id, { creator: video.creator }),
  },
  // The page and the endpoint have different origins.
  cors: { origins: ['https://app.example'] },
})
