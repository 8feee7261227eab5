import { describe, expect, it } from 'vitest'
import type { Component } from '../../../src/reader/locate/components.ts'
import { letterRows } from '../../../src/reader/visual/letterRows.ts'

const blob = (left: number, top: number, width: number, height: number): Component => ({
  left,
  right: left + width - 1,
  top,
  bottom: top + height - 1,
  area: width * height,
})
/** Letters of one size, some of which hang below the others' feet. */
const row = (left: number, top: number, count: number, height = 20): Component[] =>
  Array.from({ length: count }, (_, at) =>
    blob(left + at * 18, top, 14, at % 4 === 3 ? Math.round(1.3 * height) : height),
  )
const tops = (rows: readonly (readonly Component[])[]) => rows.map(letters => letters[0]?.top).sort()

describe('rows of print', () => {
  it('[VIS6] are two where a line of security print runs down through both', () => {
    const [upper, lower] = [row(100, 100, 12), row(100, 140, 12)]
    const across = blob(240, 105, 10, 50)
    expect(tops(letterRows([...upper, ...lower, across]))).toEqual([100, 140])
  })

  it('[VIS6] are one where letters hang below it or stand taller', () => {
    const letters = [...row(100, 100, 12), blob(316, 85, 14, 35), ...row(334, 100, 8)]
    expect(letterRows(letters)).toHaveLength(1)
  })
})
