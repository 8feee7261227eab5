import { describe, expect, it } from 'vitest'
import { beginStroke, blank, goOn, redo, undo } from '../../../src/renderer/state/drawing.ts'

const dot = (x: number) => ({ x, y: 0.5 })
const two = beginStroke(goOn(beginStroke(blank, dot(0.1)), [dot(0.2), dot(0.3)]), dot(0.7))

describe('drawing on the pad', () => {
  it('goes on with the line that was begun last', () => {
    expect(goOn(two, [dot(0.8)]).strokes).toEqual([
      [dot(0.1), dot(0.2), dot(0.3)],
      [dot(0.7), dot(0.8)],
    ])
  })

  it('takes back line by line and brings them again in order', () => {
    expect(undo(two).strokes).toHaveLength(1)
    expect(redo(redo(undo(undo(two))))).toEqual(two)
    expect(undo(blank)).toEqual(blank)
    expect(redo(two)).toEqual(two)
  })

  it('brings back nothing once another line is drawn', () => {
    const redrawn = beginStroke(undo(two), dot(0.9))
    expect(redo(redrawn)).toEqual(redrawn)
  })
})
