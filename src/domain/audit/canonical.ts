/** JSON that two parties write alike. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined }

/**
 * Canonical JSON by RFC 8785: keys in UTF-16 order, no white space, ECMAScript number and string forms. Hashes and
 * signatures are over these bytes, never over JSON as it happened to arrive. Members that are undefined are left out.
 */
export const canonicalJson = (value: Json): string =>
  isCanonical(value) ? JSON.stringify(value) : written(value)

/** Whether it is in order as it is, with nothing to leave out and nothing that is no JSON: most of what has travelled. */
function isCanonical(value: Json | undefined): boolean {
  if (value === null || typeof value !== 'object')
    return value !== undefined && (typeof value !== 'number' || Number.isFinite(value))
  if (Array.isArray(value)) return value.every(isCanonical)
  let last: string | null = null
  for (const key of Object.keys(value)) {
    if ((last !== null && key < last) || !isCanonical(value[key])) return false
    last = key
  }
  return true
}

function written(value: Json): string {
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('not a JSON number')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`
  let members = ''
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member === undefined) continue
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${written(member)}`
  }
  return `{${members}}`
}
