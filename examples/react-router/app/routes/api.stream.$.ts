import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { createStreamEndpoint } from '../../../stream-endpoint'

const endpoint = createStreamEndpoint(process.env)

// In `routes.ts`: route('api/stream/*', 'routes/api.stream.$.ts'). It has no component, so its answers are sent unchanged.
export const loader = ({ request }: LoaderFunctionArgs): Promise<Response> => endpoint(request)
export const action = ({ request }: ActionFunctionArgs): Promise<Response> => endpoint(request)
