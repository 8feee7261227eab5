import { BitReader, BitWriter } from '../../domain/duplicates/bits.ts'
import { readGap, riceParameter, writeGap } from '../../domain/duplicates/riceSet.ts'
import { entryOf, keyIn, storeIn } from './entry.ts'

/** Parameter, width of a store, count. */
const HEADER = [6, 4, 16] as const

/** @param entries rising, at least one. @param first the key that the bucket is found by: that of its first entry. */
export function encodeBucket(first: number, entries: readonly number[]): Uint8Array {
  const last = keyIn(entries.at(-1) as number)
  const parameter = riceParameter((last - first) / entries.length)
  const largest = entries.reduce((so, entry) => Math.max(so, storeIn(entry)), 0)
  const width = largest === 0 ? 0 : 32 - Math.clz32(largest)
  const to = new BitWriter(8 + Math.ceil((entries.length * (parameter + 3 + width)) / 8))
  to.write(parameter, HEADER[0])
  to.write(width, HEADER[1])
  to.write(entries.length, HEADER[2])
  let before = first
  for (const entry of entries) {
    const key = keyIn(entry)
    writeGap(to, key - before, parameter)
    to.write(storeIn(entry), width)
    before = key
  }
  return to.bytes()
}

/** The bucket's entries, rising. */
export function decodeBucket(first: number, bytes: Uint8Array): number[] {
  const from = new BitReader(bytes)
  const [parameter, width, count] = HEADER.map(bits => from.read(bits)) as [number, number, number]
  const entries = new Array<number>(count)
  let key = first
  for (let at = 0; at < count; at += 1) {
    key += readGap(from, parameter)
    entries[at] = entryOf(key, from.read(width))
  }
  return entries
}
