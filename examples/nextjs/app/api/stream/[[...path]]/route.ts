import type { StreamHandler } from 'react-stream-uploader/server'
// In your app it is wherever you have put it: '@/stream-endpoint', say.
import { createStreamEndpoint } from '../../../../../stream-endpoint'

let endpoint: StreamHandler | undefined

/** Created at the first request: `next build` loads this file too, perhaps on a machine without the secrets. */
const handler: StreamHandler = (request) => {
  endpoint ??= createStreamEndpoint(process.env)
  return endpoint(request)
}

export { handler as DELETE, handler as GET, handler as OPTIONS, handler as PATCH, handler as POST }
