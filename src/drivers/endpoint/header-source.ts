import type { EndpointHeaders } from './endpoint.js'

/** The headers for the endpoint, as they are at each request. */
export interface HeaderSource {
  current(): Promise<Headers>
  /** Other ones, after the endpoint did not accept those; `null` where there can be no others. Requests that ask meanwhile get the same. */
  refreshed(): Promise<Headers> | null
}

/** @param option the host's option, as it is now */
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
