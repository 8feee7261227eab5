import { describe, expect, it } from 'vitest'
import { letters } from '../../../src/i18n/letters.ts'
import type { LetterTemplate } from '../../../src/i18n/letterTemplate.ts'
import { fillLetter } from '../../../src/ui/fillLetter.ts'

const textOf = ({ title, paragraphs, closing, signatures }: LetterTemplate) =>
  [title, ...paragraphs, ...closing, ...signatures].join('\n')
const blanksOf = (template: LetterTemplate) =>
  [...new Set(textOf(template).match(/\{\{\w+\}\}/g) ?? [])].sort()

const templates = Object.entries(letters.vi).map(([name, vi]) => ({
  name,
  vi,
  en: letters.en[name as keyof typeof letters.en],
}))

describe.each(templates)('the letter $name', ({ vi, en }) => {
  it('leaves the same blanks in both languages, and as many places to sign', () => {
    expect(blanksOf(en)).toEqual(blanksOf(vi))
    expect(en.signatures).toHaveLength(vi.signatures.length)
  })

  it('is complete, in composed Unicode', () => {
    for (const template of [vi, en]) {
      const text = textOf(template)
      expect(text).toBe(text.normalize('NFC'))
      expect(text.split('\n').every(line => line.trim() !== '')).toBe(true)
    }
  })
})

describe('filling a letter', () => {
  const template = {
    title: 'Về {{subject}}',
    paragraphs: ['Ngày {{day}}, về {{subject}}.'],
    closing: [],
    signatures: ['{{day}}'],
  }

  it('puts every value in its blank, wherever it stands', () => {
    expect(fillLetter(template, { subject: 'thẻ', day: '02/03/2026' })).toEqual({
      title: 'Về thẻ',
      paragraphs: ['Ngày 02/03/2026, về thẻ.'],
      closing: [],
      signatures: ['02/03/2026'],
    })
  })

  it('fills nothing into what somebody wrote', () => {
    expect(fillLetter(template, { subject: '{{day}}', day: 'x' }).title).toBe('Về {{day}}')
  })

  it('lets no letter leave with a gap', () => {
    expect(() => fillLetter(template, { subject: 'thẻ' })).toThrow('day')
  })
})
