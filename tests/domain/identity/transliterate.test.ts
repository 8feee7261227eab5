import { describe, expect, it } from 'vitest'
import { isSpelling, withLostMarks } from '../../../src/domain/identity/transliterate.ts'

describe('a name and what a zone makes of it', () => {
  it.each([
    ['Đặng Thị Đào', 'DANG THI DAO'],
    ['MÜLLER', 'MUELLER'],
    ['MÜLLER', 'MULLER'],
    ['MÜLLER', 'MUXXLLER'],
    ['WEIß', 'WEISS'],
    ['SØRENSEN', 'SOERENSEN'],
    ['ÅSE', 'AASE'],
    ['NÚÑEZ', 'NUNEZ'],
    ['O’CONNOR', 'OCONNOR'],
    ['WHITTAKER-BELL', 'WHITTAKER BELL'],
    ['ŁUKASZ', 'LUKASZ'],
  ])('[NAME1] %s may be written %s (ICAO Doc 9303-3 §6)', (name, zone) => {
    expect(isSpelling(name, zone, false)).toBe(true)
  })

  it.each([
    ['MÜLLER', 'MOLLER'],
    ['ĐÀO', 'DAU'],
    ['KIM', 'KIMS'],
    ['KIMS', 'KIM'],
  ])('[NAME1] %s is never written %s', (name, zone) => {
    expect(isSpelling(name, zone, false)).toBe(false)
  })

  it('[NAME2] agrees as far as a zone had room', () => {
    expect(isSpelling('Nguyễn Trần Hoàng', 'NGUYEN TRA', true)).toBe(true)
    expect(isSpelling('Nguyễn Lê', 'NGUYEN TRA', true)).toBe(false)
    expect(isSpelling('JÄRVINEN', 'JA', true)).toBe(true)
  })

  it.each([
    ['MULLER', 'MUELLER', 'DEU', 'MÜLLER'],
    ['KÔNIG', 'KOENIG', 'DEU', 'KÖNIG'],
    ['SORENSEN', 'SOERENSEN', 'DNK', 'SØRENSEN'],
  ])('[NAME3] gets back the mark that %s lost and %s spells out', (read, zone, state, name) => {
    expect(withLostMarks(read, zone, state)).toBe(name)
  })

  it.each([
    ['MICHAEL', 'MICHAEL'],
    ['MANUELA', 'MANUELA'],
    ['MULLER', 'MULLER'],
    ['MULLER', 'MUELLERS'],
  ])('[NAME3] makes nothing else of %s and %s', (read, zone) => {
    expect(withLostMarks(read, zone, null)).toBeNull()
  })
})
