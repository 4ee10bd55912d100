// Answers in the envelope of Cloudflare's API.

/** @param more fields beside `result`, which lists have */
export function success(result: unknown, more: Readonly<Record<string, unknown>> = {}): Response {
  return Response.json({ result, success: true, errors: [], messages: [], ...more })
}

export function failure(status: number, code: number, message: string): Response {
  return Response.json(
    { result: null, success: false, errors: [{ code, message }], messages: [] },
    { status },
  )
}

/** 10005 is Stream's code for a wrong request. */
export function badRequest(message: string): Response {
  return failure(400, 10_005, message)
}

export function notFound(): Response {
  return failure(404, 10_003, 'Not Found')
}
