import { describe, expect, it } from 'vitest'
import { knownAfterReset, mayBeOnePerson } from '../../../src/domain/staff/pinHands.ts'

const owner = (staffNumber: string, ...pinKnownTo: string[]) => ({ staffNumber, pinKnownTo })

describe('[COR13] a PIN that a supervisor made', () => {
  it('is known to who made it and to whoever may sign in as them, and its owner is not counted', () => {
    expect(knownAfterReset('1001', owner('2001'))).toEqual(['2001'])
    expect(knownAfterReset('1001', owner('2002', '2001', '1001'))).toEqual(['2001', '2002'])
  })
  it.each([
    ['who asks made the PIN of who approves', owner('2001'), owner('2002', '2001'), true],
    ['who approves made the PIN of who asks', owner('1001', '2001'), owner('2001'), true],
    ['a third made both PINs', owner('1001', '2003'), owner('2001', '2003'), true],
    ['a third made one PIN', owner('1001', '2003'), owner('2001'), false],
    ['nobody made either', owner('1001'), owner('2001'), false],
  ])('where %s', (_case, asks, approves, same) => {
    expect(mayBeOnePerson(asks, approves)).toBe(same)
    expect(mayBeOnePerson(approves, asks)).toBe(same)
  })
})
