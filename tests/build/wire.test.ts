import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toAppUrl, toBrowserUrl } from '../../build/runtime/origin.ts'
import { fromWire, toWire } from '../../build/runtime/wire.ts'

describe('what crosses between Node and the page', () => {
  it('[RUN1] arrives as it was sent: text, numbers, lists, objects and bytes', () => {
    const value = fc.letrec(tie => ({
      any: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.uint8Array(),
        fc.array(tie('any'), { maxLength: 4 }),
        fc.dictionary(
          fc.string().filter(key => key !== '$bytes' && key !== '__proto__'),
          tie('any'),
          { maxKeys: 4, noNullPrototype: true },
        ),
      ),
    })).any
    fc.assert(
      fc.property(value, sent => {
        expect(fromWire(toWire({ sent }))).toEqual({ sent })
      }),
    )
  })

  it('[RUN2] is refused when it cannot be carried unchanged, never altered on the way', () => {
    for (const value of [new Map(), new Date(0), Number.NaN, () => 1, 1n, { $bytes: 'AA==' }, [Symbol('x')]])
      expect(() => toWire({ value })).toThrow('could not be cloned')
  })
})

describe('the address that stands in for the own protocol', () => {
  it('[RUN3] is secure, can never resolve, and maps back to the name that the app knows', () => {
    expect(toBrowserUrl('harmoor://app/a/b.js?c=1#d')).toBe('https://app.harmoor.invalid/a/b.js?c=1#d')
    expect(toAppUrl('https://app.harmoor.invalid/a/b.js?c=1#d')).toBe('harmoor://app/a/b.js?c=1#d')
  })

  it('[RUN4] leaves every other address as it is', () => {
    for (const url of [
      'https://example.com/',
      'about:blank',
      'blob:https://app.harmoor.invalid/1',
      'https://a.b.c.invalid/',
      'no address',
    ])
      expect(toAppUrl(url)).toBe(url)
  })
})
