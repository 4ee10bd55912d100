import { createStreamHandler } from 'react-stream-uploader/server'
import { userOf } from './sign-in.js'

/** Serves `/api/stream` and everything below it. */
export const handler = createStreamHandler({
  accountId: process.env['CLOUDFLARE_ACCOUNT_ID'],
  // With the permission "Stream: Edit".
  apiToken: process.env['CLOUDFLARE_API_TOKEN'],
  authorize: async (request) => {
    const user = await userOf(request)
    return user && { creator: user.id }
  },
})
