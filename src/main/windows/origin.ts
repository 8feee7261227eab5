/** The window's only origin. A scheme of its own, so that no page of the web can be it. */
export const scheme = 'harmoor'
const host = 'app'

export const startUrl = `${scheme}://${host}/index.html`
/** The supervisor's window. */
export const coSignUrl = `${scheme}://${host}/cosign.html`

/** WHATWG URLs give no origin for schemes outside the web's, so scheme and host are compared. */
export function isOwnUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return url.protocol === `${scheme}:` && url.host === host
}
