/** Who is signed in, from the session of a request. Replace it with your app's own. */
export async function userOf(request: Request): Promise<{ readonly id: string } | null> {
  const session = /(?:^|; )session=([\w-]+)/.exec(request.headers.get('cookie') ?? '')
  return session?.[1] === undefined ? null : { id: session[1] }
}
