import { describe, expect, it } from 'vitest'
import { pinProblem } from '../../../src/domain/staff/pin.ts'

describe('a PIN', () => {
  it.each(['839204', '579613', '4082917', '730482915366'])('that says nothing may be used: %s', pin => {
    expect(pinProblem(pin)).toBe(null)
  })

  it.each(['12345', '1234567890123', '83920a', '', ' 839204', '८३९२०४'])(
    'is 6 to 12 digits and not %j',
    pin => {
      expect(pinProblem(pin)).toBe('pin-malformed')
    },
  )

  it.each([
    ['one digit', '000000'],
    ['one digit', '77777777'],
    ['a run upwards', '123456'],
    ['a run through zero', '678901'],
    ['a run downwards', '987654'],
    ['a part said again', '121212'],
    ['a part said again', '836836'],
    ['a part said again', '83218321'],
    ['a birthday', '150199'],
    ['a birthday turned round', '990115'],
    ['a whole birthday', '15011999'],
    ['a whole birthday turned round', '19990115'],
    ['the keys of a corner', '147258'],
    ['a lucky number', '686868'],
  ])('is not %s: %s', (_why, pin) => {
    expect(pinProblem(pin)).toBe('pin-too-simple')
  })

  it('leaves most of the million to choose from', () => {
    let usable = 0
    for (let pin = 0; pin < 1_000_000; pin++) if (pinProblem(String(pin).padStart(6, '0')) === null) usable++
    expect(usable).toBeGreaterThan(900_000)
  })
})
