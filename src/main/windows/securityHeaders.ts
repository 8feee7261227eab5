/**
 * What a page of ours may do. Scripts and styles come from the app's own files only; nothing is fetched, sent or framed.
 * Pictures may be blobs: the document that the clerk is looking at, which never is a file.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * Powers of the web platform that no page has, on top of the refusal by the permission handlers. The camera is the
 * exception, and of our own pages only: documents are held before it.
 */
const permissionsPolicy = [
  'camera=(self)',
  'microphone',
  'geolocation',
  'display-capture',
  'usb',
  'serial',
  'hid',
  'midi',
]
  .map(power => (power.includes('=') ? power : `${power}=()`))
  .join(', ')

export const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'permissions-policy': permissionsPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const
