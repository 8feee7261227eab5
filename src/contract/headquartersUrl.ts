import * as z from 'zod'

/** Hosts that can only be this machine or one of a network of one's own, as URLs write them. */
const ownNetwork = [
  // RFC 1122 §3.2.1.3 loopback, RFC 1918 private, RFC 3927 link-local.
  /^(127|10)(\.\d+){3}$/,
  /^(192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))(\.\d+){2}$/,
  // RFC 4291 loopback and link-local, RFC 4193 unique local.
  /^\[(::1|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\]$/,
  // A name without a dot; RFC 6761, RFC 6762, RFC 8375, and what ICANN keeps for own networks.
  /^[\w-]+\.?$/,
  /^.+\.(localhost|local|home\.arpa|internal)\.?$/,
]
const isOwnNetwork = new RegExp(ownNetwork.map(({ source }) => `(${source})`).join('|'))

/** No name or password, no query, no fragment. */
const addressOnly = /^[^@?#\s]*$/

/**
 * Headquarters' address. Customers' facts travel there: over the internet only by https. Plain http is for trying things
 * out on one machine, and for a network of one's own.
 */
export const HeadquartersUrl = z.union([
  z
    .url({ protocol: /^https$/ })
    .max(300)
    .regex(addressOnly),
  z
    .url({ protocol: /^http$/, hostname: isOwnNetwork })
    .max(300)
    .regex(addressOnly),
])
