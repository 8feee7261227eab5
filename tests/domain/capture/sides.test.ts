import { describe, expect, it } from 'vitest'
import { nextSide, withReading } from '../../../src/domain/capture/sides.ts'
import type { DocumentKind, Reading, Source } from '../../../src/domain/identity/reading.ts'

const reading = (document: DocumentKind, ...sources: Source[]): Reading => ({
  document,
  fields: { number: { value: '001199000123', sources, confidence: 0.9, verified: false, disagreeing: [] } },
  mrz: null,
  qr: null,
  warnings: [],
})

/** What the clerk is asked for after each of these was read, in this order. */
const asked = (...readings: Reading[]) => {
  let read: ReturnType<typeof withReading> | null = null
  return readings.map(one => {
    read = withReading(read, one)
    return nextSide(read)
  })
}

describe('which side is held before the camera next', () => {
  it('a 2021 card: the front with its QR, then the back with its zone', () => {
    expect(asked(reading('vn-id-2021', 'qr'), reading('vn-id', 'mrz'))).toEqual(['back', 'done'])
  })

  it('a 2021 card begun with the back: the front is asked for', () => {
    expect(asked(reading('vn-id', 'mrz'), reading('vn-id-2021', 'qr'))).toEqual(['front', 'done'])
  })

  it('a 2024 card has QR and zone on the same side', () => {
    expect(asked(reading('vn-id-2024', 'qr', 'mrz'))).toEqual(['done'])
    expect(asked(reading('vn-id-2024', 'qr'), reading('vn-id', 'mrz'))).toEqual(['same', 'done'])
  })

  it('a 2024 card begun with its front, which has print only', () => {
    expect(asked(reading('vn-id-2024', 'print'), reading('vn-id-2024', 'qr', 'mrz'))).toEqual([
      'back',
      'done',
    ])
  })

  it('a passport is one page', () => {
    expect(asked(reading('passport', 'mrz'))).toEqual(['done'])
    expect(asked(reading('passport', 'print'), reading('passport', 'mrz', 'print'))).toEqual(['same', 'done'])
  })

  it('another document in its place is begun anew', () => {
    expect(asked(reading('vn-id-2021', 'qr'), reading('passport', 'mrz'))).toEqual(['back', 'done'])
    expect(asked(reading('passport', 'mrz'), reading('vn-id-2021', 'qr'))).toEqual(['done', 'back'])
  })
})
