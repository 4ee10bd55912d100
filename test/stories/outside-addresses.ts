/** What the page loads from elsewhere: a story that did would tell others of its readers, and show nothing without a network. */
export function outsideAddresses(): readonly string[] {
  const loaders = document.querySelectorAll<HTMLElement & { readonly src: string }>('[src]')
  return Array.from(loaders, ({ src }) => src).filter((src) => {
    const { protocol, host } = new URL(src, location.href)
    return protocol.startsWith('http') && host !== location.host
  })
}
