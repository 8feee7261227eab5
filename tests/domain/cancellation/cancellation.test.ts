import { describe, expect, it } from 'vitest'
import {
  type ErasurePlace,
  isErasedEverywhere,
  placeState,
  wayToCancel,
} from '../../../src/domain/cancellation/cancellation.ts'

const headquarters: ErasurePlace = { counterNumber: null, isVerified: true, continuedBy: null }
const counter = (more: Partial<ErasurePlace> = {}): ErasurePlace => ({
  ...{ counterNumber: 1, isVerified: true, continuedBy: null },
  ...more,
})

it('[CAN2] [CAN3] a clerk asks a supervisor, and a supervisor at work signs with their own PIN', () => {
  expect([wayToCancel('clerk'), wayToCancel('supervisor')]).toEqual(['ask-supervisor', 'own-pin'])
})

describe('[CAN6] the proof that a member is erased everywhere', () => {
  it('is whole once headquarters and every counter have signed', () => {
    expect(isErasedEverywhere([headquarters, counter(), counter({ counterNumber: 2 })])).toBe(true)
  })

  it.each([
    ['a counter has said nothing', [headquarters, counter({ isVerified: null })]],
    ['a signature is not by that counter’s key', [headquarters, counter({ isVerified: false })]],
    ['headquarters is not among them', [counter()]],
    ['headquarters has said nothing', [{ ...headquarters, isVerified: null }, counter()]],
  ])('is not while %s', (_why, places) => {
    expect(isErasedEverywhere(places)).toBe(false)
  })

  it('asks nothing of a device whose data went on elsewhere, and does not believe a wrong signature of it', () => {
    const moved = counter({ isVerified: null, continuedBy: 3 })
    expect(placeState(moved)).toBe('continued')
    expect(isErasedEverywhere([headquarters, moved])).toBe(true)
    expect(placeState({ ...moved, isVerified: false })).toBe('not-verified')
  })
})
