/** What a path stands for: the collection, to which files are posted, one video in it, or where Stream sends its webhooks. */
export type Route =
  | { readonly kind: 'collection' | 'webhook'; readonly methods: readonly ['POST'] }
  | {
      readonly kind: 'video'
      readonly videoId: string
      readonly methods: readonly ['GET', 'PATCH', 'DELETE']
    }

/**
 * Finds the route without knowing where the handler is mounted: a path that ends in an id of Stream means that video, one that ends
 * in `webhook` the webhook, any other one the collection.
 */
export function routeOf(url: string): Route {
  const last = new URL(url).pathname.split('/').findLast((segment) => segment !== '') ?? ''
  return /^[0-9a-f]{32}$/i.test(last)
    ? // Stream's ids are lower-case. One spelling only may reach `authorize`, or a list kept there could be bypassed.
      { kind: 'video', videoId: last.toLowerCase(), methods: ['GET', 'PATCH', 'DELETE'] }
    : { kind: last === 'webhook' ? 'webhook' : 'collection', methods: ['POST'] }
}
