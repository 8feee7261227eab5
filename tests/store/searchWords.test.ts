import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldWord, wordsOf } from '../../src/store/search/words.ts'

/** Every vowel of Vietnamese by the base letter that is typed without an input method. */
const vowels = { a: 'aăâ', e: 'eê', i: 'i', o: 'oôơ', u: 'uư', y: 'y' }
/** None, grave, acute, hook above, tilde, dot below. */
const tones = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323']

const letters = Object.entries(vowels).flatMap(([base, forms]) =>
  [...forms].flatMap(form => tones.map(tone => ({ base, letter: (form + tone).normalize('NFC') }))),
)

describe('a word of a name', () => {
  it('is found by its bare letters: all 72 vowels with their tones, and đ, in either case and either normal form', () => {
    expect(letters).toHaveLength(72)
    for (const { base, letter } of [...letters, { base: 'd', letter: 'đ' }])
      for (const form of ['NFC', 'NFD'] as const)
        for (const written of [letter, letter.toUpperCase()])
          expect(wordsOf(written.normalize(form)).map(foldWord)).toEqual([base])
  })

  it('folds to bare letters whatever letters it is made of, and folding again changes nothing', () => {
    const word = fc
      .array(fc.constantFrom(...letters, { base: 'd', letter: 'đ' }), { minLength: 1, maxLength: 7 })
      .map(parts => ({
        written: parts.map(part => part.letter).join(''),
        bare: parts.map(p => p.base).join(''),
      }))
    fc.assert(
      fc.property(word, ({ written, bare }) => {
        expect(foldWord(written)).toBe(bare)
        expect(foldWord(bare)).toBe(bare)
      }),
    )
  })

  it('of a foreign name is found as people without its alphabet type it', () => {
    const folded = (name: string) => wordsOf(name).map(foldWord).join(' ')
    expect(folded('Søren Łukasz Groß Ægir Ðorđe Þór Işık')).toBe('soren lukasz gross aegir dorde thor isik')
    expect(folded('Seán O’Brien-D’Arcy')).toBe('sean obrien darcy')
    expect(folded('İSTANBULLU')).toBe('istanbullu')
  })
})
