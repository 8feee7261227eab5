import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Signature } from '../../../src/contract/sync/evidence.ts'
import { MAX_SIGNATURE_POINTS } from '../../../src/domain/consent/evidence.ts'
import { signatureOf, signaturePath } from '../../../src/domain/consent/signature.ts'

const part = fc.double({ min: -0.2, max: 1.2, noNaN: true })
const stroke = fc.array(fc.record({ x: part, y: part }), { minLength: 1, maxLength: 400 })

describe('a signature', () => {
  it('is none where nothing was drawn', () => {
    expect(signatureOf([], 3)).toBeNull()
    expect(signatureOf([[]], 3)).toBeNull()
  })

  it('is kept line for line as it was drawn while it is small', () => {
    const drawn = [
      [
        { x: 0.1, y: 0.2 },
        { x: 0.15, y: 0.9 },
        { x: 0.3, y: 0.25 },
      ],
      [{ x: 0.5, y: 0.5 }],
    ]
    expect(signatureOf(drawn, 3)).toEqual({
      aspect: 3000,
      strokes: [
        [100, 200, 150, 900, 300, 250],
        [500, 500],
      ],
    })
  })

  it('always travels with the record, however long somebody draws', () => {
    fc.assert(
      fc.property(fc.array(stroke, { minLength: 1, maxLength: 130 }), drawn => {
        const signature = signatureOf(drawn, 3)
        expect(Signature.safeParse(signature).success).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('keeps its shape when it is thinned out: no drawn point is far from the kept line', () => {
    const wave = Array.from({ length: 5000 }, (_, i) => ({
      x: i / 5000,
      y: 0.5 + 0.4 * Math.sin((i / 5000) * 6 * Math.PI),
    }))
    const signature = signatureOf([wave], 3)
    const [kept = []] = signature?.strokes ?? []
    expect(kept.length / 2).toBeLessThanOrEqual(MAX_SIGNATURE_POINTS)
    expect([kept[0], kept.at(-2)]).toEqual([0, 1000])
    const points = Array.from({ length: kept.length / 2 }, (_, i) => ({
      x: kept[2 * i] as number,
      y: kept[2 * i + 1] as number,
    }))
    for (const { x, y } of wave) {
      const after = points.findIndex(point => point.x >= x * 1000)
      const [from, to] = [points[Math.max(0, after - 1)], points[after]]
      if (!from || !to) throw new Error('a drawn point beyond the kept line')
      const share = to.x === from.x ? 0 : (x * 1000 - from.x) / (to.x - from.x)
      expect(Math.abs(from.y + share * (to.y - from.y) - y * 1000)).toBeLessThan(25)
    }
  })

  it('becomes a drawing in its own proportions, dots included', () => {
    const path = signaturePath({
      aspect: 3000,
      strokes: [
        [0, 0, 500, 1000],
        [1000, 10],
      ],
    })
    expect(path).toBe('M0 0 L1500 1000 M3000 10 h0')
  })
})
