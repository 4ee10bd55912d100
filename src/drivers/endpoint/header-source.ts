// The headers for the endpoint, and new ones after a 401.

import type { EndpointHeaders } from './endpoint.js'

export interface HeaderSource {
  current(): Promise<Headers>
  /** New headers after a 401, one result for concurrent calls; `null` if there can be no others. */
  refreshed(): Promise<Headers> | null
}

/** @param option returns the option `headers` as it is now */
export function createHeaderSource(option: () => EndpointHeaders | undefined): HeaderSource {
  let refreshing: Promise<Headers> | null = null

  async function ask(isRefresh: boolean): Promise<Headers> {
    const headers = option()
    return new Headers(typeof headers === 'function' ? await headers({ isRefresh }) : headers)
  }

  return {
    current: () => ask(false),
    refreshed() {
      if (typeof option() !== 'function') return null
      refreshing ??= ask(true).finally(() => {
        refreshing = null
      })
      return refreshing
    },
  }
}
