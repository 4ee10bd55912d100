// Which route a path means.

/** The collection of videos, one video, or the address of webhooks. */
export type Route =
  | { readonly kind: 'collection' | 'webhook'; readonly methods: readonly ['POST'] }
  | {
      readonly kind: 'video'
      readonly videoId: string
      readonly methods: readonly ['GET', 'PATCH', 'DELETE']
    }

/**
 * Needs no mount path: a path that ends in an id of Stream means that video, one that ends in `webhook`
 * means the webhook, and any other means the collection.
 */
export function routeOf(url: string): Route {
  const last = new URL(url).pathname.split('/').findLast((segment) => segment !== '') ?? ''
  return /^[0-9a-f]{32}$/i.test(last)
    ? // Stream's ids are lower-case. `authorize` sees one spelling only, so that nobody gets past a list of ids.
      { kind: 'video', videoId: last.toLowerCase(), methods: ['GET', 'PATCH', 'DELETE'] }
    : { kind: last === 'webhook' ? 'webhook' : 'collection', methods: ['POST'] }
}
