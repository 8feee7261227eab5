import fc from 'fast-check'
import { expect, it } from 'vitest'
import { solve } from '../../../../src/reader/qr/blurred/solve.ts'

const number = fc.integer({ min: -9, max: 9 })

it('finds the unknowns from which a system of equations was made', () => {
  const systems = fc
    .integer({ min: 1, max: 6 })
    .chain(size =>
      fc.tuple(
        fc.array(number, { minLength: size * size, maxLength: size * size }),
        fc.array(number, { minLength: size, maxLength: size }),
      ),
    )
  fc.assert(
    fc.property(systems, ([entries, unknowns]) => {
      const size = unknowns.length
      // Heavy enough a diagonal that there is one solution only, and rows out of order so that a pivot is needed.
      const at = (row: number, column: number) =>
        (entries[row * size + column] ?? 0) + (row === column ? 100 : 0)
      const rows = unknowns.map((_, row) => unknowns.map((_, column) => at(row, column))).reverse()
      const right = rows.map(row => row.reduce((sum, entry, k) => sum + entry * (unknowns[k] ?? 0), 0))
      const found = solve(Float64Array.from(rows.flat()), Float64Array.from(right))
      unknowns.forEach((unknown, k) => {
        expect(found[k]).toBeCloseTo(unknown, 6)
      })
    }),
  )
})
