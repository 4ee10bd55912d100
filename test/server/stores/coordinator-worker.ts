export { StreamCoordinator } from 'react-stream-uploader/server/durable-object'

export default { fetch: () => new Response(null, { status: 404 }) }
