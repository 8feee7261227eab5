import { describe, expect, it } from 'vitest'
import { dateEntry } from '../../../src/renderer/input/dateEntry.ts'

/** What stands in the field after these keys, one by one. */
const keyed = (keys: string) => [...keys].reduce((text, key) => dateEntry(text, text + key), '')

describe('typing a date', () => {
  it('puts the slashes in', () => {
    expect(keyed('15011999')).toBe('15/01/1999')
    expect(keyed('15')).toBe('15/')
    expect(keyed('1501')).toBe('15/01/')
  })

  it('takes slashes, dots and hyphens as they come, and single figures', () => {
    expect(keyed('15/01/1999')).toBe('15/01/1999')
    expect(keyed('1/2/1999')).toBe('01/02/1999')
    expect(keyed('1.2.1999')).toBe('01/02/1999')
    expect(keyed('1-2-1999')).toBe('01/02/1999')
  })

  it('takes no letters and no ninth figure', () => {
    expect(keyed('15a01b1999c7')).toBe('15/01/1999')
  })

  it('lets a slash be deleted', () => {
    expect(dateEntry('15/', '15')).toBe('15')
    expect(dateEntry('15/01/1999', '15/01/199')).toBe('15/01/199')
  })

  it('turns a pasted ISO date round', () => {
    expect(dateEntry('', '1999-01-15')).toBe('15/01/1999')
    expect(dateEntry('', '15011999')).toBe('15/01/1999')
  })
})
