/** Why no video can be fetched from an address, whoever is asked to. */
export type LinkFault = 'link-malformed' | 'link-scheme' | 'link-credentials'

/** Text as an address, whatever is there; `null` where it is none. */
export function toUrl(text: string, base?: string): URL | null {
  try {
    // Not `URL.canParse`, which Chrome has since 120 and Safari since 17.
    return new URL(text, base)
  } catch {
    return null
  }
}

export function isWebUrl({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'http:'
}

/** What is wrong with an address that a video is to be fetched from, as far as it says so itself; else `null`. */
export function linkFault(url: URL | null): LinkFault | null {
  if (url === null) return 'link-malformed'
  if (!isWebUrl(url)) return 'link-scheme'
  return url.username === '' && url.password === '' ? null : 'link-credentials'
}

/** The file name at the end of an address. */
export function nameInLink({ pathname }: URL): string {
  const last = pathname.split('/').findLast((segment) => segment !== '') ?? ''
  try {
    return decodeURIComponent(last)
  } catch {
    // Not every path is UTF-8.
    return last
  }
}
