import type { DisclosureEntry } from '../../contract/ipc/disclosure.ts'
import { formatVietnameseDate } from '../../domain/date.ts'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import type { Sheet } from '../print/sheet.ts'

/** The letter that goes with the sealed file: which facts are in it, and none of their values. Null before it was exported. */
export function coverLetter({ demand, exported, cardNumber }: DisclosureEntry): Sheet | null {
  if (!exported) return null
  const { agency, legalBasis, documentNumber, documentDate, facts } = demand
  return {
    kind: 'letter',
    language: 'vi',
    namesNobody: true,
    letters: [
      {
        template: 'disclosureCover',
        number: exported.number,
        date: exported.at,
        content: t => ({
          addressee: [agency],
          values: {
            legalBasis,
            documentNumber,
            documentDate: formatVietnameseDate(documentDate),
            cardNumber: cardNumber === null ? '—' : formatCardNumber(cardNumber),
            contentHash: exported.contentHash,
          },
          rows: facts.map((name, at) => ({ label: String(at + 1), value: t(`facts.name.${name}`) })),
          body: null,
        }),
      },
    ],
  }
}
