/** JSON that two parties write alike. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined }

/**
 * Canonical JSON by RFC 8785: keys in UTF-16 order, no white space, ECMAScript number and string forms. Hashes and
 * signatures are over these bytes, never over JSON as it happened to arrive. Members that are undefined are left out.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('not a JSON number')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  let members = ''
  for (const key of inOrder(Object.keys(value))) {
    const member = value[key]
    if (member === undefined) continue
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`
  }
  return `{${members}}`
}

/** What was canonical when it travelled is in order already, which is sooner seen than made. */
const inOrder = (keys: string[]) =>
  keys.every((key, at) => at === 0 || (keys[at - 1] as string) < key) ? keys : keys.sort()
