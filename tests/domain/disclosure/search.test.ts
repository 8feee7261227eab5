import { expect, it } from 'vitest'
import type { Disclosure } from '../../../src/domain/disclosure/disclosure.ts'
import { isFoundBy } from '../../../src/domain/disclosure/search.ts'

const entry: Pick<Disclosure, 'demand' | 'exported'> = {
  demand: {
    agency: 'Công an phường Đồng Mẫu',
    legalBasis: 'Điều 9 Luật mẫu',
    documentNumber: '12/CV-CAP',
    documentDate: '2026-11-20',
    facts: ['fullName'],
  },
  exported: {
    by: '2001',
    at: '2026-11-21T05:00:00.000Z',
    number: '001-01/2026-0001',
    contentHash: 'a'.repeat(64),
  },
}
const CARD = '0010100012'

it.each([
  ['nothing', ''],
  ['a part of the agency, without its marks', 'dong mau'],
  ['words of several parts, in any order', '2026-0001 cong an'],
  ['the document’s number, in small letters', '12/cv'],
  ['the legal basis', 'ĐIỀU 9'],
  ['the card', '00101000'],
])('[DIS6] an entry is found by %s', (_, text) => {
  expect(isFoundBy(text, entry, CARD)).toBe(true)
})

it.each([
  ['a word that stands nowhere', 'toà án'],
  ['one that does and one that does not', 'công toà'],
])('[DIS6] an entry is not found by %s', (_, text) => {
  expect(isFoundBy(text, entry, CARD)).toBe(false)
})

it('[DIS6] an entry whose member has left is found without a card', () => {
  expect(isFoundBy('dieu 9', { ...entry, exported: null }, null)).toBe(true)
  expect(isFoundBy('00101000', entry, null)).toBe(false)
})
