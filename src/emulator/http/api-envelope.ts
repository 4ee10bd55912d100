/** A success of Cloudflare's API: `{result, success, errors, messages}`, and beside them what a list adds. */
export function success(result: unknown, more: Readonly<Record<string, unknown>> = {}): Response {
  return Response.json({ result, success: true, errors: [], messages: [], ...more })
}

/** A failure of Cloudflare's API, in the envelope that its clients read codes from. */
export function failure(status: number, code: number, message: string): Response {
  return Response.json(
    { result: null, success: false, errors: [{ code, message }], messages: [] },
    { status },
  )
}

/** The request asks for something that cannot be. Stream's code for it is 10005. */
export function badRequest(message: string): Response {
  return failure(400, 10_005, message)
}

export function notFound(): Response {
  return failure(404, 10_003, 'Not Found')
}
