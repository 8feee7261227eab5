import { describe, expect, it } from 'vitest'
import { createScanDetector } from '../../../src/renderer/input/scanner.ts'

const CODE = '001199000123||Nguyễn Thị Mẫu|15011999|Nữ|Hà Nội|20052021'

/** Types the text with a fixed number of milliseconds between characters, then Enter; gives what was detected. */
function type(text: string, gap: number, pause = gap) {
  const detector = createScanDetector()
  let at = 1000
  for (const character of text) {
    detector.character(character, at)
    at += gap
  }
  return detector.enter(at - gap + pause)
}

describe('telling a scanner from a hand', () => {
  it('takes a card’s code typed at a scanner’s pace', () => {
    expect(type(CODE, 5)).toBe(CODE)
    expect(type(CODE, 34)).toBe(CODE)
  })

  it('leaves ordinary typing alone, bars and all', () => {
    expect(type(CODE, 35)).toBeNull()
    expect(type(CODE, 120)).toBeNull()
  })

  it('leaves quick typing alone that is no card’s code', () => {
    expect(type('nguyen van a nguyen van b nguyen van c', 5)).toBeNull()
    expect(type('a|b', 5)).toBeNull()
  })

  it('leaves Enter alone when it comes later by hand', () => {
    expect(type(CODE, 5, 400)).toBeNull()
  })

  it('drops what was typed by hand before the scan began', () => {
    const detector = createScanDetector()
    detector.character('x', 0)
    let at = 500
    for (const character of CODE) {
      detector.character(character, at)
      at += 8
    }
    expect(detector.enter(at)).toBe(CODE)
  })

  it('takes the whole code when one character comes late on a busy machine', () => {
    const detector = createScanDetector()
    const begun = [...CODE].filter(
      (character, at) => detector.character(character, at * 5 + (at > 30 ? 70 : 0)).begins,
    )
    expect(begun).toEqual(['0'])
    expect(detector.enter(CODE.length * 5 + 70)).toBe(CODE)
  })

  it('counts quick characters, so that keys which press buttons can be stopped in time', () => {
    const detector = createScanDetector()
    const quick = [0, 5, 10, 60, 260].map(at => detector.character('0', at).quick)
    expect(quick).toEqual([1, 2, 3, 1, 1])
  })
})
