/** Stands for your app's own: who is signed in, by the session of a request. */
export async function userOf(request: Request): Promise<{ readonly id: string } | null> {
  const session = /(?:^|; )session=([\w-]+)/.exec(request.headers.get('cookie') ?? '')
  return session?.[1] === undefined ? null : { id: session[1] }
}
