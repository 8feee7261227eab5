/** A value as SQLite stores it; integers beyond 2^53 stay bigint. */
export type Value = null | number | bigint | string | Buffer

/** A variable-length integer (sqlite.org/fileformat2.html §1.6) and where the next byte is. */
export function varint(bytes: Buffer, at: number): { value: number; next: number } {
  let value = 0n
  for (let n = 0; n < 9; n += 1) {
    const byte = bytes.readUInt8(at + n)
    if (n === 8) value = (value << 8n) | BigInt(byte)
    else value = (value << 7n) | BigInt(byte & 0x7f)
    if (n === 8 || byte < 0x80) return { value: Number(BigInt.asIntN(64, value)), next: at + n + 1 }
  }
  throw new RangeError('not a variable-length integer')
}

/** Lengths of serial types 0 to 9; 10 and 11 never occur in a file. */
const LENGTHS = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0]

const lengthOf = (type: number) => (type >= 12 ? Math.floor((type - 12) / 2) : LENGTHS[type])

function integer(bytes: Buffer): number | bigint {
  if (bytes.length <= 6) return bytes.readIntBE(0, bytes.length)
  const value = bytes.readBigInt64BE(0)
  return Number.isSafeInteger(Number(value)) ? Number(value) : value
}

function decoded(type: number, bytes: Buffer): Value {
  if (type === 0) return null
  if (type === 8 || type === 9) return type - 8
  if (type === 7) return bytes.readDoubleBE(0)
  if (type < 7) return integer(bytes)
  return type % 2 === 1 ? bytes.toString('utf8') : Buffer.from(bytes)
}

/** The values of one record (§2.1), or null where the bytes are not exactly one. */
export function readRecord(payload: Buffer): Value[] | null {
  try {
    const header = varint(payload, 0)
    const values: Value[] = []
    let body = header.value
    let at = header.next
    while (at < header.value) {
      const type = varint(payload, at)
      const length = lengthOf(type.value)
      if (length === undefined || body + length > payload.length) return null
      values.push(decoded(type.value, payload.subarray(body, body + length)))
      body += length
      at = type.next
    }
    return at === header.value && body === payload.length ? values : null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
