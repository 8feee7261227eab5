/**
 * AEGIS-256 with a 256-bit tag (draft-irtf-cfrg-aegis-aead, §4), the half of it that reads. SQLite gives up a page, and
 * often the whole store, at the first byte that does not authenticate; to say which pages are damaged, and to reach
 * the others, they are opened one by one here. Nothing is ever enciphered with this.
 */

const SBOX = sbox()
/** MixColumns(SubBytes(x)) for each place of a byte in its column; words are little-endian. */
const T0 = table(0)
const T1 = table(8)
const T2 = table(16)
const T3 = table(24)

const C0 = words(Buffer.from('000101020305080d1522375990e97962', 'hex'), 0)
const C1 = words(Buffer.from('db3d18556dc22ff12011314273b528dd', 'hex'), 0)

type Block = readonly [number, number, number, number]

/** The S-box of FIPS 197 §5.1.1, computed: inverse in GF(2^8), then the affine transformation. */
function sbox(): Uint8Array {
  const box = new Uint8Array(256)
  let p = 1
  let q = 1
  do {
    p = (p ^ (p << 1) ^ (p & 0x80 ? 0x11b : 0)) & 0xff
    q ^= q << 1
    q ^= q << 2
    q ^= q << 4
    q = (q ^ (q & 0x80 ? 0x09 : 0)) & 0xff
    const rotated = q ^ (q << 1) ^ (q << 2) ^ (q << 3) ^ (q << 4)
    box[p] = ((rotated ^ (rotated >> 8)) & 0xff) ^ 0x63
  } while (p !== 1)
  box[0] = 0x63
  return box
}

function table(turn: number): Int32Array {
  return Int32Array.from(SBOX, s => {
    const twice = ((s << 1) ^ (s & 0x80 ? 0x1b : 0)) & 0xff
    const word = twice | (s << 8) | (s << 16) | ((twice ^ s) << 24)
    return turn === 0 ? word : (word << turn) | (word >>> (32 - turn))
  })
}

function words(bytes: Buffer, at: number): Block {
  const word = (n: number) => bytes.readInt32LE(at + 4 * n)
  return [word(0), word(1), word(2), word(3)]
}

const xor = (a: Block, b: Block): Block => [a[0] ^ b[0], a[1] ^ b[1], a[2] ^ b[2], a[3] ^ b[3]]

/** One column of an AES round, ShiftRows included: its bytes come from four columns. */
const column = (a: number, b: number, c: number, d: number): number =>
  (T0[a & 255] as number) ^
  (T1[(b >>> 8) & 255] as number) ^
  (T2[(c >>> 16) & 255] as number) ^
  (T3[d >>> 24] as number)

/** The block at `into` becomes AESRound(the block at `from`) ^ itself; blocks of the state by their first word. */
function round(state: Int32Array, from: number, into: number): void {
  const a = state[from] as number
  const b = state[from + 1] as number
  const c = state[from + 2] as number
  const d = state[from + 3] as number
  state[into] = (state[into] as number) ^ column(a, b, c, d)
  state[into + 1] = (state[into + 1] as number) ^ column(b, c, d, a)
  state[into + 2] = (state[into + 2] as number) ^ column(c, d, a, b)
  state[into + 3] = (state[into + 3] as number) ^ column(d, a, b, c)
}

/** Six blocks of state, one of scratch; 28 words. */
class State {
  readonly #s = new Int32Array(28)

  constructor(key: Buffer, nonce: Buffer) {
    const [k0, k1, n0, n1] = [words(key, 0), words(key, 16), words(nonce, 0), words(nonce, 16)]
    const first = [xor(k0, n0), xor(k1, n1), C1, C0, xor(k0, C0), xor(k1, C1)]
    this.#s.set(first.flat())
    for (let times = 0; times < 4; times += 1)
      for (const block of [k0, k1, xor(k0, n0), xor(k1, n1)]) this.#update(...block)
  }

  #update(m0: number, m1: number, m2: number, m3: number): void {
    const s = this.#s
    s[24] = m0
    s[25] = m1
    s[26] = m2
    s[27] = m3
    round(s, 20, 24)
    for (let block = 16; block >= 0; block -= 4) round(s, block, block + 4)
    for (let word = 0; word < 4; word += 1) s[word] = (s[word] as number) ^ (s[24 + word] as number)
  }

  #absorb(bytes: Int32Array, at: number): void {
    this.#update(
      bytes[at] as number,
      bytes[at + 1] as number,
      bytes[at + 2] as number,
      bytes[at + 3] as number,
    )
  }

  #keystream(word: number): number {
    const s = this.#s
    const and = (s[8 + word] as number) & (s[12 + word] as number)
    return (s[4 + word] as number) ^ (s[16 + word] as number) ^ (s[20 + word] as number) ^ and
  }

  /** Deciphers one block in place. */
  decipher(bytes: Int32Array, at: number): void {
    for (let word = 0; word < 4; word += 1)
      bytes[at + word] = (bytes[at + word] as number) ^ this.#keystream(word)
    this.#absorb(bytes, at)
  }

  /** Deciphers a last block that is not a whole one: what lies beyond its `length` bytes is zero to the state. */
  decipherLast(bytes: Int32Array, at: number, length: number): void {
    for (let word = 0; word < 4; word += 1)
      bytes[at + word] = word * 4 < length ? (bytes[at + word] as number) ^ this.#keystream(word) : 0
    this.#absorb(bytes, at)
  }

  /** One block of the key stream: a zero block enciphered. */
  stream(into: Int32Array, at: number): void {
    for (let word = 0; word < 4; word += 1) into[at + word] = this.#keystream(word)
    this.#update(0, 0, 0, 0)
  }

  /** The 256-bit tag of a message of so many bytes without associated data. */
  tag(length: number): Int32Array {
    const s = this.#s
    const [a, b, c, d] = s.subarray(12, 16) as unknown as Block
    for (let times = 0; times < 7; times += 1) this.#update(a, b, c ^ (length * 8), d)
    return Int32Array.from({ length: 8 }, (_, word) => {
      const at = word < 4 ? word : word + 8
      return (s[at] as number) ^ (s[at + 4] as number) ^ (s[at + 8] as number)
    })
  }
}

/** 64 bytes of key stream for a key and a nonce of 32 bytes each. */
export function keyStream64(key: Buffer, nonce: Buffer): Buffer {
  const state = new State(key, nonce)
  const stream = new Int32Array(16)
  for (let at = 0; at < 16; at += 4) state.stream(stream, at)
  return Buffer.from(stream.buffer)
}

/** The plaintext, or null where the tag does not match. Text lengths are multiples of four bytes. */
export function openSealed(key: Buffer, nonce: Buffer, sealed: Buffer, tag: Buffer): Buffer | null {
  const state = new State(key, nonce)
  const blocks = new Int32Array(Math.ceil(sealed.length / 16) * 4)
  const bytes = Buffer.from(blocks.buffer)
  sealed.copy(bytes)
  const whole = Math.floor(sealed.length / 16) * 4
  for (let at = 0; at < whole; at += 4) state.decipher(blocks, at)
  if (whole < blocks.length) state.decipherLast(blocks, whole, sealed.length % 16)
  const expected = state.tag(sealed.length)
  return Buffer.from(expected.buffer).equals(tag) ? bytes.subarray(0, sealed.length) : null
}
