import type { Disclosure } from './disclosure.ts'

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/gu, 'd')

/**
 * [DIS6] Whether every word that was typed stands somewhere in what the register says of an entry: agency, legal basis, the
 * document's number, its own, or the card. Capitals and marks count for nothing.
 */
export function isFoundBy(
  text: string,
  { demand, exported }: Pick<Disclosure, 'demand' | 'exported'>,
  cardNumber: string | null,
): boolean {
  const { agency, legalBasis, documentNumber } = demand
  const said = plain([agency, legalBasis, documentNumber, exported?.number, cardNumber].join(' '))
  return plain(text)
    .split(/\s+/u)
    .every(word => said.includes(word))
}
