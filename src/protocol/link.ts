// Links to videos on other servers.

/** Why no video can be fetched from a link. */
export type LinkFault = 'link-malformed' | 'link-scheme' | 'link-credentials'

/** `null` if the text is not a URL. */
export function toUrl(text: string, base?: string): URL | null {
  try {
    // Not `URL.canParse`: Chrome has it only since 120, Safari since 17.
    return new URL(text, base)
  } catch {
    return null
  }
}

/** With the scheme that people leave out. `example.com/video.mp4` is a host with a dot, perhaps a port, and a path. */
export function withScheme(text: string): string {
  if (text.startsWith('//')) return `https:${text}`
  return /^[^\s/:?#@]+\.[^\s/:?#@]+(?::\d+)?\//.test(text) ? `https://${text}` : text
}

function isWebUrl({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'http:'
}

/** `null` if the text is not an http(s) URL. */
export function toWebUrl(text: string | null, base?: string): URL | null {
  const url = text === null ? null : toUrl(text, base)
  return url !== null && isWebUrl(url) ? url : null
}

/** What is wrong with a link as such, or `null`. It does not say whether the video can be reached. */
export function linkFault(url: URL | null): LinkFault | null {
  if (url === null) return 'link-malformed'
  if (!isWebUrl(url)) return 'link-scheme'
  return url.username === '' && url.password === '' ? null : 'link-credentials'
}

/** The file name at the end of a link, or `''`. */
export function nameInLink({ pathname }: URL): string {
  const last = pathname.split('/').reduce((found, segment) => segment || found, '')
  try {
    return decodeURIComponent(last)
  } catch {
    // Not every path is UTF-8.
    return last
  }
}
