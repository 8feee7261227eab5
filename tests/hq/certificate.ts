import { generateKeyPairSync, sign } from 'node:crypto'

/** One element of DER (ITU-T X.690 §8.1): tag, length, content. */
function der(tag: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content)
  const length =
    body.length < 128 ? Buffer.of(body.length) : Buffer.of(0x82, body.length >> 8, body.length & 0xff)
  return Buffer.concat([Buffer.of(tag), length, body])
}
const sequence = (...content: Buffer[]) => der(0x30, ...content)
const integer = (value: number) => der(0x02, Buffer.of(value))
const oid = (...bytes: number[]) => der(0x06, Buffer.of(...bytes))
const utcTime = (date: Date) =>
  der(0x17, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(2, 14)}Z`))

const ED25519 = sequence(oid(0x2b, 0x65, 0x70))
const commonName = (name: string) =>
  sequence(der(0x31, sequence(oid(0x55, 0x04, 0x03), der(0x0c, Buffer.from(name)))))
/** subjectAltName (RFC 5280 §4.2.1.6) with the one address 127.0.0.1. */
const LOOPBACK = der(
  0xa3,
  sequence(sequence(oid(0x55, 0x1d, 0x11), der(0x04, sequence(der(0x87, Buffer.of(127, 0, 0, 1)))))),
)

const pem = (label: string, body: Buffer) =>
  `-----BEGIN ${label}-----\n${body.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`

/** A certificate for this machine that signs itself (RFC 5280 §4.1, RFC 8410), good for an hour. Both parts are PEM. */
export function makeCertificate(): { certificate: string; key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const name = commonName('headquarters in a test')
  const [from, to] = [-3_600_000, 3_600_000].map(ms => utcTime(new Date(Date.now() + ms))) as [Buffer, Buffer]
  const key = publicKey.export({ type: 'spki', format: 'der' })
  const toBeSigned = sequence(
    der(0xa0, integer(2)),
    integer(1),
    ED25519,
    name,
    sequence(from, to),
    name,
    key,
    LOOPBACK,
  )
  const signature = der(0x03, Buffer.of(0), sign(null, toBeSigned, privateKey))
  return {
    certificate: pem('CERTIFICATE', sequence(toBeSigned, ED25519, signature)),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
