import { describe, expect, it } from 'vitest'
import { writeBarcode } from 'zxing-wasm/writer'
import {
  functionPatterns,
  modulesAcross,
  UNKNOWN,
} from '../../../../src/reader/qr/blurred/functionPatterns.ts'
import { qrSvg } from '../../../specimens/documents/qrSymbol.ts'

/** Dark 1, light 0, as a writer that is not ours draws a code of a version. */
async function drawn(version: number, text: string): Promise<Uint8Array> {
  await qrSvg('the engine is started with the module', 0, 0, 1)
  const options = `version=${version}`
  const { symbol, error } = await writeBarcode(text, { format: 'QRCode', ecLevel: 'L', options })
  if (error) throw new Error(error)
  expect(symbol.width).toBe(modulesAcross(version))
  return Uint8Array.from(symbol.data, pixel => (pixel === 0 ? 1 : 0))
}

const versions = Array.from({ length: 40 }, (_, at) => at + 1)

describe('what is the same in every code of a version (ISO/IEC 18004)', () => {
  it.each(versions)(
    'version %i: is in codes of any text, and but for timing and finders nothing is claimed',
    async version => {
      const known = functionPatterns(version)
      for (const text of ['A', 'HARMOOR 1', '0123456789'])
        expect(mismatches(known, await drawn(version, text))).toEqual([])
      const alignments = version === 1 ? 0 : (Math.floor(version / 7) + 2) ** 2 - 3
      const crossed = version < 7 ? 0 : 2 * (Math.floor(version / 7) + 2 - 2)
      // Three finders of 8 × 8 with separators, two timing patterns between, alignments of 5 × 5 of which some lie on a timing.
      const expected = 3 * 64 + 2 * (modulesAcross(version) - 16) + alignments * 25 - crossed * 5
      expect(known.filter(module => module !== UNKNOWN).length).toBe(expected)
    },
  )
})

const mismatches = (known: Uint8Array, modules: Uint8Array) =>
  [...known.keys()].filter(at => known[at] !== UNKNOWN && known[at] !== modules[at])
