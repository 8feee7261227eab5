import type { TFunction } from 'i18next'
import type { RequestPage } from '../../contract/ipc/request.ts'
import { formatVietnameseDate } from '../../domain/date.ts'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import { clocks, FIRST_ANSWER } from '../../domain/request/clocks.ts'
import type { Language } from '../../i18n/index.ts'
import { dayOf } from '../../ui/when.ts'
import type { Letter, Sheet } from './sheet.ts'

/** Where a letter to a member goes; null where this store does not have it. */
export interface Address {
  fullName: string
  address: string | null
}

const dayAt = (instant: string) => dayOf(new Date(instant))

function addressee(page: RequestPage, address: Address | null, t: TFunction): string[] {
  const cardNumber = formatCardNumber(page.cardNumber)
  if (page.representative) return [page.representative, t('requests.letter.forMember', { cardNumber })]
  if (!address) return [t('requests.letter.holder', { cardNumber })]
  return [address.fullName, ...(address.address ? [address.address] : [])]
}

function rowsOf(page: RequestPage, t: TFunction) {
  const { days, source } = clocks[page.kind]
  const complete = t('requests.legal.complete', {
    days,
    source: source === 'house' ? t('requests.legal.house') : t('requests.letter.law'),
  })
  const answer = t('requests.legal.answer', {
    days: FIRST_ANSWER.workingDays,
    source: t('requests.letter.law'),
  })
  return [
    { label: t('requests.letter.card'), value: formatCardNumber(page.cardNumber) },
    { label: t('requests.letter.received'), value: dayAt(page.receivedAt) },
    ...(page.completedAt
      ? [{ label: t('requests.letter.completed'), value: dayAt(page.completedAt) }]
      : [{ label: t('requests.letter.until'), value: formatVietnameseDate(page.completeBy) }]),
    { label: t('requests.letter.source'), value: t('requests.letter.law') },
    { label: t('requests.letter.limit'), value: `${answer}. ${complete}` },
  ]
}

function bodyOf(page: RequestPage, t: TFunction): string {
  const last = page.steps.findLast(({ what }) => what !== 'received' && what !== 'lifted')
  return [
    page.occasion && t('requests.letter.asked', { text: t('requests.letter.leave') }),
    page.description && t('requests.letter.asked', { text: page.description }),
    last?.answer && t('requests.letter.answer', { text: last.answer }),
    last?.reason && t('requests.letter.reason', { text: last.reason }),
  ]
    .filter(Boolean)
    .join('\n')
}

/** Which letter a request asks for now: its outcome, its extension, or that it was received. */
function letterOf(page: RequestPage, address: Address | null): Letter {
  const common = { number: null, date: page.steps.at(-1)?.at ?? page.receivedAt }
  const content = (t: TFunction) => ({
    addressee: addressee(page, address, t),
    rows: rowsOf(page, t),
    body: bodyOf(page, t),
  })
  const asked = (t: TFunction) => ({
    receivedOn: dayAt(page.receivedAt),
    request: t(`requests.kind.${page.kind}`),
  })
  const dueOn = formatVietnameseDate(page.completeBy)
  const { outcome } = page
  if (outcome)
    return {
      ...common,
      template: 'requestAnswered',
      content: t => ({
        ...content(t),
        values: { ...asked(t), outcome: t(`requests.letter.result.${page.kind}.${outcome}`) },
      }),
    }
  return {
    ...common,
    template: page.extendedAt ? 'requestExtended' : 'requestReceived',
    content: t => ({ ...content(t), values: { ...asked(t), dueOn } }),
  }
}

/** Whether there is anything to tell the customer by letter: an answer, or that more time is taken, whichever came first. */
export const hasReply = ({ answeredAt, extendedAt }: RequestPage): boolean =>
  answeredAt !== null || extendedAt !== null

/** The printable reply to a request, in the language of the screen first. */
export const replySheet = (page: RequestPage, address: Address | null, language: Language): Sheet => ({
  kind: 'letter',
  language,
  letters: [letterOf(page, address)],
})
