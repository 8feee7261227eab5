import type { TFunction } from 'i18next'
import type { ErasureProof } from '../../contract/ipc/cancel.ts'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import type { Language } from '../../i18n/index.ts'
import { dayOf, momentOf } from '../../ui/when.ts'
import type { Sheet } from './sheet.ts'

type Place = ErasureProof['places'][number]

export const placeName = ({ counterNumber }: Place, t: TFunction): string =>
  counterNumber === null
    ? t('member.erasure.headquarters')
    : t('member.erasure.counter', { number: counterNumber })

/** What a place has said, in words. */
export const placeText = ({ state, erasedAt, continuedBy }: Place, t: TFunction): string =>
  t(`member.erasure.state.${state}`, {
    when: erasedAt ? momentOf(erasedAt) : '',
    number: continuedBy ?? '',
  })

/** What a customer who left takes home: where the data are erased, and when. No fact of theirs but the card. */
export const cancellationSheet = (proof: ErasureProof, language: Language): Sheet => ({
  kind: 'letter',
  language,
  namesNobody: true,
  letters: [
    {
      template: 'cancellationConfirmed',
      number: null,
      date: proof.cancelledAt,
      content: t => ({
        addressee: [t('requests.letter.holder', { cardNumber: formatCardNumber(proof.cardNumber) })],
        values: {
          cardNumber: formatCardNumber(proof.cardNumber),
          cancelledOn: dayOf(new Date(proof.cancelledAt)),
        },
        rows: proof.places.map(place => ({ label: placeName(place, t), value: placeText(place, t) })),
        body: null,
      }),
    },
  ],
})
