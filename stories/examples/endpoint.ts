import { createStreamHandler, type StreamHandler } from 'react-stream-uploader/server'
import { userOf } from './sign-in.js'

/** Serves `/api/stream` and everything below it. The API token needs the permission "Stream: Edit". */
export const handler: StreamHandler = createStreamHandler({
  accountId: process.env['CLOUDFLARE_ACCOUNT_ID'],
  apiToken: process.env['CLOUDFLARE_API_TOKEN'],
  authorize: async (request) => {
    const user = await userOf(request)
    return user && { creator: user.id, maxDurationSeconds: 3600 }
  },
})
