/**
 * Chromium has no way to add a scheme from outside, so `harmoor://app/x` is shown as `https://app.harmoor.invalid/x`:
 * a secure origin under a name that can never resolve (RFC 6761 §6.4), answered by interception.
 */
const SUFFIX = '.invalid'

export function toBrowserUrl(url: string): string {
  const { protocol, host, pathname, search, hash } = new URL(url)
  if (protocol === 'https:' || protocol === 'http:' || protocol === 'about:') return url
  return `https://${host}.${protocol.slice(0, -1)}${SUFFIX}${pathname}${search}${hash}`
}

/** The app's own name for what the browser shows; any other address stays as it is. */
export function toAppUrl(url: string): string {
  if (!URL.canParse(url)) return url
  const { protocol, hostname, pathname, search, hash } = new URL(url)
  if (protocol !== 'https:' || !hostname.endsWith(SUFFIX)) return url
  const [host, scheme, ...more] = hostname.slice(0, -SUFFIX.length).split('.')
  return host && scheme && more.length === 0 ? `${scheme}://${host}${pathname}${search}${hash}` : url
}
