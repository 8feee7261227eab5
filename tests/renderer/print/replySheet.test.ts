import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { RequestPage } from '../../../src/contract/ipc/request.ts'
import { requestKinds, requestOutcomes } from '../../../src/domain/request/kinds.ts'
import { messages } from '../../../src/i18n/index.ts'
import { letters } from '../../../src/i18n/letters.ts'
import { hasReply, replySheet } from '../../../src/renderer/print/replySheet.ts'
import { fillLetter } from '../../../src/ui/fillLetter.ts'
import { requestPage } from '../requestSamples.ts'

beforeAll(async () => {
  const resources = { vi: { translation: messages.vi }, en: { translation: messages.en } }
  await i18next.init({ resources, lng: 'vi', interpolation: { escapeValue: false } })
})

const who = { fullName: 'Nguyễn Thị Mẫu', address: 'Số 1 phố Mẫu' }
const by = { staffNumber: '2001', name: 'Lê Thị Mẫu' }
const at = '2026-12-01T03:00:00.000Z'

function textOf(page: RequestPage, language: 'vi' | 'en', address: typeof who | null = who): string {
  const sheet = replySheet(page, address, language)
  if (sheet.kind !== 'letter') throw new Error('not a letter')
  return sheet.letters
    .map(letter => {
      const { addressee, values, rows, body } = letter.content(i18next.getFixedT(language), language)
      const { title, paragraphs, closing } = fillLetter(letters[language][letter.template], values)
      const table = rows.map(({ label, value }) => `${label}: ${value}`)
      return [title, ...addressee, ...paragraphs, ...table, body, ...closing].join('\n')
    })
    .join('\n')
}
const answered = (kind: RequestPage['kind'], outcome: RequestPage['outcome']): RequestPage => ({
  ...requestPage,
  kind,
  outcome,
  answeredAt: at,
  completedAt: at,
  steps: [
    ...requestPage.steps,
    { what: 'completed', at, by, outcome, answer: 'Bản sao gồm hai trang', reason: 'Theo quyền của khách' },
  ],
})

describe.each(['vi', 'en'] as const)('the printed reply in %s', language => {
  it.each(requestKinds.flatMap(kind => requestOutcomes.map(outcome => [kind, outcome] as const)))(
    'to a request to %s that is %s says what, answer, reason, legal source and how to complain',
    (kind, outcome) => {
      const text = textOf(answered(kind, outcome), language)
      const t = i18next.getFixedT(language)
      for (const part of [
        'Nguyễn Thị Mẫu',
        'Số 1 phố Mẫu',
        t(`requests.kind.${kind}`),
        t(`requests.letter.result.${kind}.${outcome}`),
        'Bản sao gồm hai trang',
        'Theo quyền của khách',
        '356/2025/NĐ-CP',
        language === 'vi' ? 'khiếu nại' : 'complain',
      ])
        expect(text).toContain(part)
      expect(text).not.toMatch(/\{\{|requests\./)
    },
  )

  it('says until when, once it is received or extended', () => {
    const open = { ...requestPage, answeredAt: at }
    expect(textOf(open, language)).toContain('07/12/2026')
    const longer = { ...open, extendedAt: at, completeBy: '2026-12-17' }
    expect(textOf(longer, language)).toContain('17/12/2026')
  })

  it('says what was asked at the counter in the words of its own language, where nobody wrote it down', () => {
    const asked = { ...requestPage, description: null, occasion: 'cancellation-put-off' as const }
    const text = textOf({ ...asked, representative: 'Lê Văn Đại' }, language)
    expect(text).toContain(i18next.getFixedT(language)('requests.letter.leave'))
    expect(text).toContain('Lê Văn Đại')
    expect(text).not.toContain(i18next.getFixedT(language === 'vi' ? 'en' : 'vi')('requests.letter.leave'))
  })

  it('goes to the representative who asked, and to the holder of the card where the store has no name', () => {
    const page = answered('copy', 'done')
    expect(textOf({ ...page, representative: 'Trần Thị Mẹ' }, language)).toContain('Trần Thị Mẹ')
    const nameless = textOf(page, language, null)
    expect(nameless).not.toContain('Nguyễn Thị Mẫu')
    expect(nameless).toContain('0010')
  })
})

describe('printing a reply', () => {
  const at = '2026-03-05T03:00:00.000Z'
  const plain = { ...requestPage, answeredAt: null, extendedAt: null, completedAt: null, outcome: null }

  it('has nothing to print before somebody has answered or taken more time', () => {
    expect(hasReply(plain)).toBe(false)
    expect(hasReply({ ...plain, answeredAt: at })).toBe(true)
  })

  it('prints the letter that more time is taken, though nobody has answered yet', () => {
    const extended = { ...plain, extendedAt: at }
    expect(hasReply(extended)).toBe(true)
    const sheet = replySheet(extended, who, 'vi')
    expect(sheet.kind === 'letter' && sheet.letters.map(({ template }) => template)).toEqual([
      'requestExtended',
    ])
  })
})
